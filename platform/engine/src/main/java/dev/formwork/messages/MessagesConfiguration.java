package dev.formwork.messages;

import dev.formwork.definitions.DefinitionType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform of the kind of definition that this module owns. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageProperties.class)
class MessagesConfiguration {

  @Bean
  DefinitionType<MessageTemplate> messageTemplateType() {
    return MessageTemplate.TYPE;
  }
}
