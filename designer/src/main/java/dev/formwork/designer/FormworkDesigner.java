package dev.formwork.designer;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.theme.aura.Aura;
import dev.formwork.embedded.StoreProgram;
import dev.formwork.scenarios.MutateProgram;
import dev.formwork.scenarios.PlayProgram;
import dev.formwork.workspace.page.Page;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the run time together with the builder screens. */
@SpringBootApplication(scanBasePackages = "dev.formwork")
@EnableVaadin("dev.formwork")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet(Page.THEME)
@StyleSheet(Page.ICONS)
public class FormworkDesigner implements AppShellConfigurator {

  public static void main(String[] args) {
    if (StoreProgram.takes(args)) {
      System.exit(StoreProgram.run(args));
    }
    if (PlayProgram.takes(args)) {
      System.exit(PlayProgram.run(args));
    }
    if (MutateProgram.takes(args)) {
      System.exit(MutateProgram.run(args));
    }
    SpringApplication.run(FormworkDesigner.class, args);
  }

  @Override
  public void configurePage(AppShellSettings settings) {
    Page.configure(settings);
  }
}
