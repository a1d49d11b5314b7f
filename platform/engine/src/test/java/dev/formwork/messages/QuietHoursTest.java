package dev.formwork.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "21:00, 09:00, 2026-11-28T20:59:59, 2026-11-28T20:59:59",
    "21:00, 09:00, 2026-11-28T21:00, 2026-11-29T09:00",
    "21:00, 09:00, 2026-11-28T23:59:59, 2026-11-29T09:00",
    "21:00, 09:00, 2026-11-29T00:00, 2026-11-29T09:00",
    "21:00, 09:00, 2026-11-29T08:59:59, 2026-11-29T09:00",
    "21:00, 09:00, 2026-11-29T09:00, 2026-11-29T09:00",
    "12:00, 14:00, 2026-11-28T11:59, 2026-11-28T11:59",
    "12:00, 14:00, 2026-11-28T12:00, 2026-11-28T14:00",
    "12:00, 14:00, 2026-11-28T14:00, 2026-11-28T14:00",
    "00:00, 06:00, 2026-11-28T00:00, 2026-11-28T06:00"
  })
  void moveWhatFallsIntoThemToTheirEnd(
      LocalTime from, LocalTime to, LocalDateTime moment, LocalDateTime sent) {
    assertThat(new QuietHours(from, to).next(at(moment, ZONE), ZONE)).isEqualTo(at(sent, ZONE));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-08T01:30, 2026-03-08T03:30", "2026-11-01T01:30, 2026-11-01T02:30"})
  void endWhereTheClockIsChanged(LocalDateTime moment, LocalDateTime sent) {
    ZoneId zone = ZoneId.of("America/New_York");
    var quiet = new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30));

    assertThat(quiet.next(at(moment, zone), zone)).isEqualTo(at(sent, zone));
  }

  private static Instant at(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }
}
