package dev.ninety.usage.report.app;

import dev.ninety.kit.problem.Problem;
import dev.ninety.usage.directory.app.Directory;
import dev.ninety.usage.report.Status;
import dev.ninety.usage.report.Tally;
import dev.ninety.usage.report.store.QuarantineEntity;
import dev.ninety.usage.report.store.QuarantineRepository;
import dev.ninety.usage.report.store.QuarantineRepository.Item;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** What could not be read, until it can be. */
@ApplicationScoped
public class Quarantine {

    private final Directory directory;
    private final QuarantineRepository repository;
    private final Ingestion ingestion;

    public Quarantine(Directory directory, QuarantineRepository repository, Ingestion ingestion) {
        this.directory = directory;
        this.repository = repository;
        this.ingestion = ingestion;
    }

    @Transactional
    public List<Item> list(String smartAccount, long after, int limit) {
        directory.require(smartAccount);
        return repository.list(smartAccount, after, limit);
    }

    public byte[] content(String smartAccount, long id) {
        return find(smartAccount, id).content;
    }

    /** Takes the content in again; it leaves the quarantine only if all of it could be read. */
    public Tally replay(String smartAccount, long id) throws IOException {
        QuarantineEntity item = find(smartAccount, id);
        Tally tally = ingestion.replay(smartAccount, item.virtualAccount, new ByteArrayInputStream(item.content));
        if (tally.count(Status.QUARANTINED) == 0) {
            QuarkusTransaction.requiringNew().run(() -> repository.remove(smartAccount, List.of(id)));
        }
        return tally;
    }

    private QuarantineEntity find(String smartAccount, long id) {
        directory.require(smartAccount);
        QuarantineEntity found = QuarkusTransaction.requiringNew()
                .call(() -> repository.findById(new QuarantineEntity.Key(smartAccount, id)));
        if (found == null) {
            throw Problem.notFound("There is nothing in quarantine with the id " + id + ".");
        }
        return found;
    }
}
