package dev.formwork.engine;

import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.TimeOrderedIds;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The real clock and real ids; a scenario or a test brings its own. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  IdSource idSource(Clock clock) {
    return new TimeOrderedIds(clock);
  }
}
