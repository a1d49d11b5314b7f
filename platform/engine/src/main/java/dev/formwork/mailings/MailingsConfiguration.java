package dev.formwork.mailings;

import dev.formwork.definitions.DefinitionType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform of the kind of definition that this module owns. */
@Configuration(proxyBeanMethods = false)
class MailingsConfiguration {

  @Bean
  DefinitionType<Mailing> mailingType() {
    return Mailing.TYPE;
  }
}
