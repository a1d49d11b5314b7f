package dev.formwork.designer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test against the whole program on a store in memory; all share one, each brings its own app.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = FormworkDesigner.class,
    properties = {"formwork.data=memory", "formwork.demo=true", "formwork.packs="})
public @interface DesignerTest {}
