package dev.formwork.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WatchingProgressTest {

  private final Progress progress = new Progress();

  @Test
  void tellsHowFarItIs() {
    progress.expect(104);
    progress.step();
    progress.step();

    assertThat(progress.glance()).isEqualTo(new Progress.Glance(2, 104));
  }

  @Test
  void countsEachPartOfTheWorkForItself() {
    progress.expect(104);
    progress.step();
    progress.expect(3);

    assertThat(progress.glance()).isEqualTo(new Progress.Glance(0, 3));
  }

  @Test
  void endsWorkThatNobodyWantsAnyMore() {
    assertThat(progress.callOff()).isTrue();

    assertThatThrownBy(progress::check)
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            refused -> assertThat(refused.code()).isEqualTo("work.called-off"));
    assertThatThrownBy(progress::settle).isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void comesToItsEndOnceItIsSettled() {
    progress.settle();

    assertThat(progress.callOff()).isFalse();
    assertThatCode(progress::settle).doesNotThrowAnyException();
    assertThatCode(progress::check).doesNotThrowAnyException();
  }
}
