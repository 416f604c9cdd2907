package dev.ninety.usage.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.usage.hygiene.RetiredJudge.Device;
import dev.ninety.usage.hygiene.RetiredJudgement.Reason;
import dev.ninety.usage.hygiene.RetiredJudgement.Status;
import dev.ninety.usage.instance.Udi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the lines of a list of retired devices. */
class RetiredJudgeTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Udi SWITCH = new Udi("C9300", "A1");

    private final RetiredJudge judge = new RetiredJudge(
            Map.of("A1", List.of(SWITCH), "B1", List.of(new Udi("C9300", "B1"), new Udi("C9500", "B1"))),
            Map.of(new Device("C9500", "B1"), MAY));

    private static RetiredLine line(String pid, String serial, Instant retiredAt) {
        return new RetiredLine(0, "/lines/2", pid, serial, retiredAt, null, "{}");
    }

    private RetiredJudgement only(RetiredLine line) {
        return judge.judge(List.of(line)).getFirst();
    }

    @Test
    void aSerialNumberAloneNamesTheOneInstanceThatHasIt() {
        RetiredJudgement judgement = only(line(null, "A1", MAY));

        assertThat(judgement.status()).isEqualTo(Status.ACCEPTED);
        assertThat(judgement.instance()).isEqualTo(SWITCH);
        assertThat(RetiredJudge.device(judgement)).isEqualTo(new Device("C9300", "A1"));
    }

    @Test
    void anUnknownDeviceIsKept() {
        assertThat(only(line(null, "Z9", MAY)).reason()).isEqualTo(Reason.UNKNOWN_DEVICE);
        assertThat(RetiredJudge.device(only(line("C9300", "B2", MAY)))).isEqualTo(new Device("C9300", "B2"));
    }

    @Test
    void whatSaysNothingNewIsUnchanged() {
        assertThat(only(line("C9500", "B1", MAY)).status()).isEqualTo(Status.UNCHANGED);
        assertThat(only(line("C9500", "B1", MAY.plusSeconds(1))).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void whatCannotBeTakenIsRefusedWithItsReason() {
        assertThat(only(line(null, "B1", MAY)).reason()).isEqualTo(Reason.AMBIGUOUS_SERIAL);
        assertThat(only(line(null, null, MAY)).reason()).isEqualTo(Reason.INVALID_DEVICE);
        assertThat(only(line("C\u0000", "A1", MAY)).reason()).isEqualTo(Reason.INVALID_DEVICE);
        assertThat(only(line(null, "A:1", MAY)).reason()).isEqualTo(Reason.INVALID_DEVICE);
        assertThat(only(line(null, "A1", null)).reason()).isEqualTo(Reason.INVALID_MOMENT);
        RetiredLine broken = new RetiredLine(0, "/lines/2", null, "A1", MAY, "3 cells", "{}");
        assertThat(only(broken).reason()).isEqualTo(Reason.MALFORMED_LINE);
        assertThat(only(broken).detail()).isEqualTo("3 cells");
    }

    @Test
    void ofTwoLinesOfOneDeviceTheFirstIsTaken() {
        List<RetiredJudgement> judgements = judge.judge(
                List.of(line(null, "A1", MAY), line("C9300", "A1", MAY), line("C9300", "A1", MAY.plusSeconds(1))));

        assertThat(judgements.stream().map(RetiredJudgement::status))
                .containsExactly(Status.ACCEPTED, Status.UNCHANGED, Status.REFUSED);
        assertThat(judgements.getLast().reason()).isEqualTo(Reason.DUPLICATE_LINE);
    }
}
