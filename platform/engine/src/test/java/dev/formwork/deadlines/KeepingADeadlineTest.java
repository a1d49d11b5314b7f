package dev.formwork.deadlines;

import static dev.formwork.deadlines.Store.CALENDAR;
import static dev.formwork.deadlines.Store.HOURS;
import static dev.formwork.deadlines.Store.at;
import static dev.formwork.deadlines.Store.fourHours;
import static dev.formwork.deadlines.Store.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.QualifiedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepingADeadlineTest {

  private static final Rung HALFWAY = Rung.once("halfway", new Rung.When.Used(50));
  private static final Rung HOUR_BEFORE = Rung.once("before", new Rung.When.Before(hours(1)));
  private static final Rung AT_DUE = Rung.once("due", new Rung.When.After(Amount.NONE));
  private static final Rung TWO_HOURS_LATE = Rung.once("late", new Rung.When.After(hours(2)));

  @Test
  void isDueWhenItsHoursHavePassed() {
    assertThat(fourHours().due(HOURS)).contains(at("Tue", "11:00"));
    assertThat(fourHours().state()).isEqualTo(Deadline.State.RUNNING);
  }

  @Test
  void isDueAfterDaysAtTheSameTime() {
    var days = new Deadline.Goal.Within(Amount.ofOpeningDays(2));

    var deadline = Deadline.start("d", CALENDAR, days, List.of(), at("Fri", "10:00"));

    assertThat(deadline.due(HOURS)).contains(at("Sun", "10:00").plus(Duration.ofDays(1)));
  }

  @Test
  void tellsWhatIsLeftAndUsed() {
    assertThat(fourHours().left(at("Mon", "17:00"), HOURS)).hasHours(3);
    assertThat(fourHours().used(at("Mon", "17:00"), HOURS)).isEqualTo(25);
    assertThat(fourHours().left(at("Tue", "12:00"), HOURS)).hasHours(-1);
    assertThat(fourHours().used(at("Tue", "12:00"), HOURS)).isEqualTo(125);
  }

  @Test
  void climbsItsRungsInOrder() {
    var deadline = fourHours(TWO_HOURS_LATE, AT_DUE, HOUR_BEFORE, HALFWAY);

    assertThat(deadline.next(HOURS)).contains(at("Mon", "18:00"));
    var half = deadline.tick(at("Mon", "18:00"), HOURS);
    assertThat(half.fired()).extracting(Fired::rung).containsExactly("halfway");
    assertThat(half.deadline().next(HOURS)).contains(at("Tue", "10:00"));

    var rest = half.deadline().tick(at("Tue", "14:00"), HOURS);

    assertThat(rest.fired()).extracting(Fired::rung).containsExactly("before", "due", "late");
    assertThat(rest.fired())
        .extracting(Fired::lateBy)
        .containsExactly(Duration.ofHours(4), Duration.ofHours(3), Duration.ofHours(1));
    assertThat(rest.becameLate()).isTrue();
    assertThat(rest.deadline().state()).isEqualTo(Deadline.State.LATE);
    assertThat(rest.deadline().progress().lateSince()).isEqualTo(at("Tue", "11:00"));
    assertThat(rest.deadline().next(HOURS)).isEmpty();
  }

  @Test
  void climbsNoRungTwice() {
    var once = fourHours(AT_DUE).tick(at("Tue", "11:00"), HOURS);

    var again = once.deadline().tick(at("Tue", "11:00"), HOURS);

    assertThat(again.fired()).isEmpty();
    assertThat(again.becameLate()).isFalse();
    assertThat(again.deadline()).isEqualTo(once.deadline());
  }

  @Test
  void climbsARungThatIsPastWhenItStartsAtOnce() {
    var deadline = fourHours(Rung.once("early", new Rung.When.Before(hours(40))));

    assertThat(deadline.next(HOURS)).contains(at("Mon", "16:00"));
  }

  @Test
  void remindsAgainAndAgainAsOftenAsItIsToldTo() {
    var deadline = fourHours(Rung.every("again", new Rung.When.After(Amount.NONE), hours(1), 3));

    deadline = deadline.tick(at("Tue", "11:00"), HOURS).deadline();
    assertThat(deadline.next(HOURS)).contains(at("Tue", "12:00"));
    deadline = deadline.tick(at("Tue", "12:00"), HOURS).deadline();
    deadline = deadline.tick(at("Tue", "13:00"), HOURS).deadline();

    assertThat(deadline.next(HOURS)).isEmpty();
  }

  @Test
  void remindsOnceForAllThatWasMissedAndKeepsItsPace() {
    var deadline = fourHours(Rung.every("again", new Rung.When.After(Amount.NONE), hours(1), 0));

    var tick = deadline.tick(at("Tue", "15:30"), HOURS);

    assertThat(tick.fired())
        .containsExactly(new Fired("again", at("Tue", "11:00"), at("Tue", "15:30")));
    assertThat(tick.deadline().next(HOURS)).contains(at("Tue", "16:00"));
  }

  @Test
  void standsStillWhileItIsPaused() {
    var paused = fourHours(HALFWAY).paused("customer", "li", at("Mon", "17:00"), HOURS);

    assertThat(paused.state()).isEqualTo(Deadline.State.PAUSED);
    assertThat(paused.due(HOURS)).isEmpty();
    assertThat(paused.next(HOURS)).isEmpty();
    assertThat(paused.tick(at("Fri", "10:00"), HOURS).fired()).isEmpty();
    assertThat(paused.left(at("Fri", "10:00"), HOURS)).hasHours(3);
    assertThat(paused.used(at("Fri", "10:00"), HOURS)).isEqualTo(25);

    var resumed = paused.resumed("customer", at("Fri", "10:00"));

    assertThat(resumed.next(HOURS)).contains(at("Fri", "11:00"));
    assertThat(resumed.due(HOURS)).contains(at("Fri", "13:00"));
  }

  @Test
  void runsAgainOnlyWhenNoReasonIsLeft() {
    var paused =
        fourHours()
            .paused("customer", "li", at("Mon", "17:00"), HOURS)
            .paused("parts", null, at("Tue", "10:00"), HOURS)
            .resumed("customer", at("Wed", "10:00"));

    assertThat(paused.isPaused()).isTrue();
    assertThat(paused.resumed("parts", at("Thu", "10:00")).due(HOURS)).contains(at("Thu", "13:00"));
  }

  @Test
  void keepsHowLateItIsOverAPause() {
    var late = fourHours(TWO_HOURS_LATE).tick(at("Tue", "12:00"), HOURS).deadline();

    var resumed =
        late.paused("customer", "li", at("Tue", "12:00"), HOURS)
            .resumed("customer", at("Thu", "10:00"));

    assertThat(resumed.next(HOURS)).contains(at("Thu", "11:00"));
    assertThat(resumed.progress().lateSince()).isEqualTo(at("Tue", "11:00"));
    assertThat(resumed.left(at("Thu", "10:00"), HOURS)).hasHours(-1);
  }

  @Test
  void countsTheHoursOfAnotherStoreFromTheMoveOn() {
    var other = QualifiedKey.of("dealership", "late-hours");

    var moved = fourHours().countedBy(other, at("Mon", "17:00"), HOURS);

    assertThat(moved.calendar()).isEqualTo(other);
    assertThat(moved.due(Store.hours("15:00-22:00"))).contains(at("Mon", "20:00"));
  }

  @Test
  void movesWithItsSourceAndRemindsAnew() {
    var deadline =
        Deadline.start(
            "d",
            CALENDAR,
            new Deadline.Goal.At(at("Wed", "10:00")),
            List.of(HOUR_BEFORE, HALFWAY),
            at("Mon", "10:00"));
    Deadline late = deadline.tick(at("Wed", "11:00"), HOURS).deadline();
    assertThat(late.state()).isEqualTo(Deadline.State.LATE);

    var moved = late.movedTo(at("Fri", "10:00"), at("Wed", "12:00"), HOURS);

    assertThat(moved.state()).isEqualTo(Deadline.State.RUNNING);
    assertThat(moved.next(HOURS)).contains(at("Fri", "09:00"));
    assertThat(moved.tick(at("Fri", "09:30"), HOURS).fired())
        .extracting(Fired::rung)
        .containsExactly("before");
  }

  @Test
  void isMetOrMissedWhenTheWorkIsDone() {
    assertThat(fourHours().done(at("Tue", "10:00"), HOURS).state()).isEqualTo(Deadline.State.MET);
    assertThat(fourHours().done(at("Tue", "11:01"), HOURS).state())
        .isEqualTo(Deadline.State.MISSED);
    assertThat(fourHours().dropped(at("Tue", "12:00"), HOURS).state())
        .isEqualTo(Deadline.State.DROPPED);
  }

  @Test
  void plansNothingAfterItsEnd() {
    Deadline done = fourHours(AT_DUE).done(at("Mon", "17:00"), HOURS);

    assertThat(done.next(HOURS)).isEmpty();
    assertThat(done.due(HOURS)).isEmpty();
    assertThat(done.used(at("Sat", "17:00"), HOURS)).isEqualTo(25);
    assertThat(done.tick(at("Sat", "17:00"), HOURS).fired()).isEmpty();
    assertThat(done.paused("customer", null, at("Sat", "17:00"), HOURS)).isSameAs(done);
  }

  @Test
  void survivesAClockThatIsPutBack() {
    Deadline half = fourHours(HALFWAY).tick(at("Mon", "18:00"), HOURS).deadline();

    var back = half.tick(at("Mon", "17:00"), HOURS);

    assertThat(back.fired()).isEmpty();
    Instant now = at("Mon", "15:00");
    assertThat(half.paused("customer", "li", now, HOURS).resumed("customer", now).due(HOURS))
        .contains(at("Tue", "10:00"));
  }

  @Test
  void countsCalendarTimeWithoutACalendar() {
    var day = new Deadline.Goal.Within(Amount.ofCalendarTime(Duration.ofHours(24)));

    var deadline = Deadline.start("d", null, day, List.of(), at("Sat", "20:00"));

    assertThat(deadline.due(HOURS)).contains(at("Sun", "20:00"));
    assertThat(deadline.left(at("Sun", "08:00"), HOURS)).hasHours(12);
  }
}
