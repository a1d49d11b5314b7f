package dev.formwork.records.internal.counters;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of counters. */
@Configuration
@EnableConfigurationProperties(CounterProperties.class)
class CountersConfiguration {}
