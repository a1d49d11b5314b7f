package dev.formwork;

import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.TimeOrderedIds;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The ids and the business time zone of a running platform. */
@Configuration
@EnableScheduling
class EngineConfiguration {

  @Bean
  @ConditionalOnMissingBean
  IdSource ids(Clock clock) {
    return new TimeOrderedIds(clock);
  }

  /** Where business days begin and end. */
  @Bean
  @ConditionalOnMissingBean
  ZoneId zone(@Value("${formwork.zone:Asia/Shanghai}") String zone) {
    return ZoneId.of(zone);
  }
}
