package dev.formwork;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "dev.formwork", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] PURE = {
    "dev.formwork.kernel..",
    "dev.formwork.calendars..",
    "dev.formwork.rules..",
    "dev.formwork.deadlines..",
    "dev.formwork.forms..",
    "dev.formwork.flows..",
    "dev.formwork.triggers..",
    "dev.formwork.access.."
  };

  @ArchTest
  static final ArchRule arrowsPointDown =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("kernel")
          .definedBy("dev.formwork.kernel..")
          .layer("services")
          .definedBy(
              "dev.formwork.definitions..",
              "dev.formwork.scripting..",
              "dev.formwork.identity..",
              "dev.formwork.calendars..",
              "dev.formwork.timers..",
              "dev.formwork.files..",
              "dev.formwork.sheets..",
              "dev.formwork.store..",
              "dev.formwork.api..")
          .layer("pure")
          .definedBy(
              "dev.formwork.rules..",
              "dev.formwork.deadlines..",
              "dev.formwork.forms..",
              "dev.formwork.flows..",
              "dev.formwork.triggers..",
              "dev.formwork.access..")
          .layer("records")
          .definedBy("dev.formwork.records..")
          .optionalLayer("reading")
          .definedBy("dev.formwork.tasks..", "dev.formwork.reports..", "dev.formwork.automation..")
          .layer("packs")
          .definedBy("dev.formwork.packs..")
          .layer("scenarios")
          .definedBy("dev.formwork.scenarios..")
          .whereLayer("scenarios")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("packs")
          .mayOnlyBeAccessedByLayers("scenarios")
          .whereLayer("reading")
          .mayOnlyBeAccessedByLayers("packs", "scenarios")
          .whereLayer("records")
          .mayOnlyBeAccessedByLayers("reading", "packs", "scenarios")
          .whereLayer("pure")
          .mayOnlyBeAccessedByLayers("records", "reading", "packs", "scenarios")
          .because(
              "what lies deeper must not know what is built on it; to comply, let the deeper module"
                  + " declare an interface that the upper one implements, as EffectReceiver does");

  @ArchTest
  static final ArchRule theMiddleIsPure =
      noClasses()
          .that(resideInAnyPackage(PURE))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..", "java.io"))
          .because(
              "calendars, deadlines, forms, flows, rules, triggers and access are values and functions that a test needs no"
                  + " database for; to comply, pass in what was read and give back what to write");

  @ArchTest
  static final ArchRule theEngineKnowsNoScreens =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("com.vaadin.."))
          .because("screens render what the engine defines; put such code into the workspace");

  @ArchTest
  static final ArchRule onlyScriptingKnowsGraal =
      noClasses()
          .that(
              com.tngtech.archunit.base.DescribedPredicate.not(
                  resideInAPackage("dev.formwork.scripting..")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.graalvm..", "com.oracle.truffle.."))
          .because("one evaluator with one set of limits; evaluate through scripting.Evaluator");

  @ArchTest
  static final ArchRule noOtherExpressionLanguage =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.springframework.expression..",
                  "javax.script..",
                  "jakarta.el..",
                  "ognl..",
                  "freemarker..",
                  "org.apache.velocity.."))
          .because("text from a user reaches no language but the guarded scripts (S15)");

  @ArchTest
  static final ArchRule onlyTheInsideKnowsTheDatabase =
      noClasses()
          .that(
              com.tngtech.archunit.base.DescribedPredicate.not(
                  resideInAnyPackage(
                      "..internal..", "dev.formwork.store..", "dev.formwork.embedded..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.bson..", "com.mongodb..", "org.springframework.data.."))
          .because(
              "what is kept how is each module's own business; to comply, move the code into the"
                  + " module's internal package");

  @ArchTest
  static final ArchRule timeAndIdsAreInjected =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because(
              "a scenario plays three weeks in a second, and a test names its own ids; inject Clock"
                  + " and IdSource");

  @ArchTest
  static final ArchRule controllersAreNobodysApi =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .bePackagePrivate()
          .andShould()
          .resideInAPackage("..rest..")
          .because("what a controller can do, the module's service can do for everybody");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveNameMatching(
              ".*(Impl|Manager|Utils?|Helper|Dto|VO|ViolationException)|.*\\.(Abstract|Base)[A-Z].*")
          .because("a name that fits everything says nothing; name what it is or returns");

  @ArchTest
  static final ArchRule servicesSayWhoMayCallThem =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Service.class)
          .and()
          .arePublic()
          .should(declareTheirPermission())
          .because(
              "a permission that nobody named is one that nobody checks; to comply, annotate the"
                  + " method or its class with @Permission, or with @NoPermission and the reason");

  private static ArchCondition<JavaMethod> declareTheirPermission() {
    return new ArchCondition<>("declare @Permission or @NoPermission") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean declared =
            method.isAnnotatedWith(Permission.class)
                || method.isAnnotatedWith(NoPermission.class)
                || method.getOwner().isAnnotatedWith(Permission.class)
                || method.getOwner().isAnnotatedWith(NoPermission.class);
        events.add(new SimpleConditionEvent(method, declared, method.getFullName()));
      }
    };
  }
}
