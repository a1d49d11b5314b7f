package dev.formwork.scripting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What builders, or who took over their account, could try. Those attacks that go for the machine
 * run in a JVM of their own with 512 MB, two at a time: none may hang, crash it or leave it worse.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackingScriptsTest {

  private static final int AT_ONCE = 2;

  private final ExecutorService attackers = Executors.newFixedThreadPool(AT_ONCE);
  private JvmUnderAttack jvm;

  @BeforeAll
  void prepare(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    jvm = JvmUnderAttack.preparedIn(folder);
  }

  @AfterAll
  void end() {
    attackers.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> leavesTheMachineAsItWas() {
    List<Path> files = Attack.filesIn("attacks");
    assertThat(files).hasSizeGreaterThanOrEqualTo(43);
    var reports =
        files.stream()
            .map(file -> CompletableFuture.supplyAsync(() -> jvm.attackedWith(file), attackers))
            .toList();
    return Stream.iterate(0, i -> i < files.size(), i -> i + 1)
        .map(i ->
            dynamicTest(
                String.valueOf(files.get(i).getFileName()),
                () -> held(Attack.read(files.get(i)), reports.get(i).join())));
  }

  private static void held(Attack attack, JvmUnderAttack.Report report) {
    assertThat(attack.expects(report.outcome())).as("%s", report).isTrue();
    assertThat(report.threadIsBack()).as("%s", report).isTrue();
    assertThat(report.stillEvaluates()).as("%s", report).isTrue();
    assertThat(report.exitStatus()).as("%s", report).isZero();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void getsNothingItMayNotHave(Path file) throws IOException {
    var attack = Attack.read(file);

    assertThat(attack.carriedOutOn(Formulas.SCRIPTS))
        .matches(attack::expects, attack.expectation());
  }

  static List<Path> refusals() {
    return Attack.filesIn("refusals");
  }
}
