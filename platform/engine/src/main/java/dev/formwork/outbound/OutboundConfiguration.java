package dev.formwork.outbound;

import dev.formwork.outbound.internal.Carriers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out, unless something else stands in its place. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundProperties.class)
class OutboundConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Outbound outbound(ObjectProvider<Carrier> carriers) {
    return new Carriers(carriers.orderedStream().toList());
  }
}
