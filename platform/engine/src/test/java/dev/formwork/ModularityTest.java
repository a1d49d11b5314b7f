package dev.formwork;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The architecture in one statement: each package below the root is a module, arrows without a
 * cycle.
 */
class ModularityTest {

  @Test
  void dependsOnlyOnTheApiOfOtherModulesAndNeverInACircle() {
    ApplicationModules.of("dev.formwork").verify();
  }
}
