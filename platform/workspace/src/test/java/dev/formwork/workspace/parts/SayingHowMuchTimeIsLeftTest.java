package dev.formwork.workspace.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SayingHowMuchTimeIsLeftTest {

  private static final Duration TWO_HOURS = Duration.ofHours(2);

  @Test
  void saysOpeningTimeUpToTwoDays() {
    assertThat(words(DueBadge.of(TWO_HOURS, 50, true, Duration.ofHours(16))))
        .isEqualTo("2 h open time left");
    assertThat(words(DueBadge.of(TWO_HOURS.negated(), 100, true, Duration.ofHours(-16))))
        .isEqualTo("2 h late");
  }

  @Test
  void saysDaysOfTheCalendarFromTwoDaysOn() {
    assertThat(words(DueBadge.of(Duration.ofHours(-427), 100, true, Duration.ofHours(-1092))))
        .isEqualTo("45 days late");
    assertThat(words(DueBadge.of(Duration.ofHours(30), 10, true, Duration.ofDays(3))))
        .isEqualTo("3 days left");
    assertThat(words(DueBadge.of(Duration.ofHours(47), 10, false, Duration.ofHours(47))))
        .isEqualTo("47 h left");
  }

  @Test
  void countsNoDaysOfOpeningTimeThatIsOver() {
    assertThat(words(DueBadge.late(Duration.ofHours(60), true))).isEqualTo("60 h late");
    assertThat(words(DueBadge.late(Duration.ofHours(60), false))).isEqualTo("2 days late");
  }

  @Test
  void saysNoFigureOfLessThanAMinute() {
    assertThat(words(DueBadge.of(Duration.ZERO, 100, true, Duration.ofHours(-5))))
        .isEqualTo("Late");
    assertThat(words(DueBadge.late(Duration.ofSeconds(40), false))).isEqualTo("Late");
    assertThat(words(DueBadge.late(Duration.ofSeconds(60), false))).isEqualTo("1 min late");
  }

  private static String words(Span badge) {
    return badge.getElement().getTextRecursively();
  }
}
