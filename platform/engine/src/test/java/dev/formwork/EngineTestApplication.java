package dev.formwork;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole engine, as Spring tests start it once and share it. */
@SpringBootApplication
public class EngineTestApplication {}
