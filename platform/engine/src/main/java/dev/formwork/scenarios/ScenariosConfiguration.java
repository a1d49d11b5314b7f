package dev.formwork.scenarios;

import dev.formwork.definitions.DefinitionType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the kind of definitions known that this module owns. */
@Configuration(proxyBeanMethods = false)
class ScenariosConfiguration {

  @Bean
  DefinitionType<Scenario> scenarioType() {
    return Scenario.TYPE;
  }
}
