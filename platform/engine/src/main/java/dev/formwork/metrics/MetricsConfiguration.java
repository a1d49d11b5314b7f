package dev.formwork.metrics;

import dev.formwork.definitions.DefinitionType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform of the kind of definition that this module owns. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  @Bean
  DefinitionType<Metric> metricType() {
    return Metric.TYPE;
  }
}
