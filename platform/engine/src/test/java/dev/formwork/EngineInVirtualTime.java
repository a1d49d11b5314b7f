package dev.formwork;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole engine in which time passes by hand: move the {@link HandClock}, then
 * fire the timers that are due by it. Nothing leaves it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnTestStore.class)
@SpringBootTest(
    classes = {EngineInVirtualTime.Time.class, EngineTestApplication.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "formwork.demo=true",
      "formwork.packs=",
      "formwork.timers.enabled=false",
      "formwork.outbound.base-url=https://dealer.example"
    })
public @interface EngineInVirtualTime {

  /** The clock of these tests. */
  @TestConfiguration(proxyBeanMethods = false)
  class Time {
    @Bean
    HandClock clock() {
      return new HandClock();
    }

    @Bean
    CapturedOutbound outbound() {
      return new CapturedOutbound();
    }
  }
}
