package dev.formwork.apps;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test on a started demo with all packs, their people and their samples; started once for all.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = PacksInstallTest.Demo.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "formwork.demo=true",
      "formwork.sample-history=false",
      "formwork.packs=.",
      "formwork.data=memory",
      "formwork.portable-core=enforce",
      "server.address=127.0.0.1",
      "logging.level.de.bwaldvogel.mongo=off"
    })
@interface OnTheDemo {}
