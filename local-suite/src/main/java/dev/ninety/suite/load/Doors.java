package dev.ninety.suite.load;

import static dev.ninety.suite.http.JsonClient.path;
import static dev.ninety.suite.http.JsonClient.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ninety.suite.Progress;
import dev.ninety.suite.Service;
import dev.ninety.suite.http.Answer;
import dev.ninety.suite.http.JsonClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The doors that files of each kind are brought to. */
final class Doors {

    private static final Set<Kind> NAMING_VIRTUAL_ACCOUNTS = EnumSet.of(Kind.LICENCES, Kind.ORDERS, Kind.INSTANCES);
    private static final Pattern DATE = Pattern.compile("(20\\d\\d-[01]\\d-[0-3]\\d)");

    private final LoadSettings settings;
    private final JsonClient entitlements;
    private final JsonClient usage;
    private final JsonClient compliance;
    private final String account;
    private final VirtualAccountMaker virtualAccounts;

    Doors(LoadSettings settings, Progress progress) {
        this.settings = settings;
        this.entitlements = settings.client(Service.ENTITLEMENT);
        this.usage = settings.client(Service.USAGE);
        this.compliance = settings.client(Service.COMPLIANCE);
        this.account = path("v1", "smart-accounts", settings.account());
        this.virtualAccounts = new VirtualAccountMaker(entitlements, account, progress);
    }

    /** Creates the account, or gives it the start of its record; what else it has stays. */
    void openAccount() {
        Answer answer = Courier.patiently(() -> entitlements.get(account)).expect(200, 404);
        JsonNode standing = answer.status() == 200 ? answer.json() : JsonNodeFactory.instance.objectNode();
        String name = settings.name()
                .or(() -> Optional.ofNullable(standing.path("name").textValue()))
                .orElse(settings.account());
        String recordFrom = settings.recordFrom()
                .map(Instant::toString)
                .orElse(standing.path("recordFrom").textValue());
        entitlements
                .put(
                        account,
                        JsonNodeFactory.instance.objectNode().put("name", name).put("recordFrom", recordFrom))
                .expect(200, 201);
        settings.virtualAccount().ifPresent(named -> virtualAccounts.make(List.of(named)));
    }

    Outcome bring(FoundFile file) {
        return switch (file.recognised().kind()) {
            case CATALOGUE -> owned(file, "catalogue", "");
            case SUMMARY -> owned(file, "get-summary", "");
            case DEVICE_NAMES -> owned(file, "show-license", "");
            case LICENCES -> owned(file, "cssm-licences", licenceParameters());
            case PRICES -> owned(file, "prices", "");
            case ORDERS -> owned(file, "orders", virtualAccount());
            case PAKS -> owned(file, "paks", "");
            case INSTANCES -> instances(file);
            case REPORTS -> reports(file);
            case VENDOR_USAGE -> Outcome.later();
            case UNKNOWN -> Outcome.failed(file.recognised().why());
        };
    }

    /** The vendor's own counts in a file; compliance-service must know the account by then. */
    Outcome bringCounts(FoundFile file) {
        String door = account + "/imports/vendor-usage?takenAt="
                + query(takenAt(file).toString()) + columns(file, "vendor-usage") + virtualAccount();
        return Outcome.of(
                Courier.send(compliance, door, file.path(), file.recognised().contentType()));
    }

    /** What the date of a file's counts is: as asked for, else as in its name, else when it was last changed. */
    Instant takenAt(FoundFile file) {
        return settings.takenAt().orElseGet(() -> {
            Matcher date = DATE.matcher(file.name());
            try {
                return date.find()
                        ? LocalDate.parse(date.group())
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                        : Files.getLastModifiedTime(file.path()).toInstant();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Brings a file to entitlement-service, where it makes no difference whether it was brought before. */
    private Outcome owned(FoundFile file, String door, String parameters) {
        return table(entitlements, file, door, parameters);
    }

    private Outcome instances(FoundFile file) {
        needVirtualAccount();
        return table(usage, file, "product-instances", virtualAccount());
    }

    /** A preview first, which tells the Virtual Accounts that the file names. */
    private Outcome table(JsonClient service, FoundFile file, String door, String parameters) {
        String path = account + "/imports/" + door + "?" + (parameters + columns(file, door) + "&").substring(1);
        String contentType = file.recognised().contentType();
        if (NAMING_VIRTUAL_ACCOUNTS.contains(file.recognised().kind())) {
            virtualAccounts.make(
                    virtualAccountsIn(Courier.send(service, path + "preview=true", file.path(), contentType)));
        }
        return Outcome.of(Courier.send(service, path, file.path(), contentType));
    }

    private static Set<String> virtualAccountsIn(Answer preview) {
        Set<String> names = new TreeSet<>();
        if (preview.status() == 200) {
            for (JsonNode line : preview.json().path("lines")) {
                String name = line.path("virtualAccount").textValue();
                if (name != null && !line.path("status").asText().equals("SKIPPED")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private Outcome reports(FoundFile file) {
        needVirtualAccount();
        return Outcome.of(Courier.send(
                usage,
                account + "/rum-reports?" + (virtualAccount() + "&").substring(1),
                file.path(),
                file.recognised().contentType()));
    }

    /** Where no file named any, instances still need a Virtual Account to be in. */
    private void needVirtualAccount() {
        if (!virtualAccounts.hasAny()) {
            virtualAccounts.make(List.of("Default"));
        }
    }

    private String licenceParameters() {
        return virtualAccount() + (settings.openEnded() ? "&openEnded=true" : "");
    }

    private String virtualAccount() {
        return settings.virtualAccount()
                .map(name -> "&virtualAccount=" + query(virtualAccounts.id(name)))
                .orElse("");
    }

    /** The columns that the user named for files of this kind. */
    private String columns(FoundFile file, String door) {
        StringBuilder parameters = new StringBuilder();
        if (file.recognised().contentType().equals(Recognised.CSV)) {
            settings.columns().stream()
                    .filter(column -> column.startsWith(door + "."))
                    .forEach(
                            column -> parameters.append("&column=").append(query(column.substring(door.length() + 1))));
        }
        return parameters.toString();
    }
}
