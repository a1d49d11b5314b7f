package dev.formwork.reports;

import dev.formwork.definitions.DefinitionType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform of the kinds of definitions that this module owns. */
@Configuration(proxyBeanMethods = false)
class ReportDefinitions {

  @Bean
  DefinitionType<Report> reportType() {
    return Report.TYPE;
  }

  @Bean
  DefinitionType<Dashboard> dashboardType() {
    return Dashboard.TYPE;
  }
}
