package dev.formwork.records.internal.counters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How counters are kept, under {@code formwork.counters}.
 *
 * @param from how many records a form needs for its counters to be worth their while
 * @param settling how long every node takes at most to learn of a counter, and to finish a write
 *     that it had begun before
 */
@ConfigurationProperties("formwork.counters")
public record CounterProperties(
    @DefaultValue("1000") int from, @DefaultValue("PT5S") Duration settling) {}
