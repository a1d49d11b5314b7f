package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts of definitions and of records are only ever shown: nothing in them runs. */
class OpeningHostileTextsIT {

  /** Elements that a text has made, in the page and in the shadow of its elements. */
  private static final String MADE =
      """
      () => {
        const wrong = 'img[src="x"], [onerror], [onload], [onmouseover], iframe, a[href^="javascript:"]';
        const made = [];
        const look = (root) => {
          made.push(...[...root.querySelectorAll(wrong)].map((each) => each.outerHTML));
          root.querySelectorAll('*').forEach((each) => each.shadowRoot && look(each.shadowRoot));
        };
        look(document);
        return made.concat(window.hit === undefined ? [] : ['window.hit is set']);
      }
      """;

  private static final List<String> DEFINITIONS =
      List.of(
          "pack/hostile",
          "option-list/colours",
          "form/visit",
          "flow/visiting",
          "report/visits",
          "dashboard/board",
          "metric/many",
          "rule/greet",
          "rule/made",
          "role/visitor",
          "decision-table/grading",
          "keyword-list/risks",
          "message/hello",
          "calendar/east");

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void runsNothingThatStandsInADefinition() {
    Api api = Api.as(program, "admin");
    api.postZip("/api/v1/packs", HostilePack.zip());
    String made =
        api.post(
            "/api/v1/apps/hostile/forms/visit/records",
            """
            {"submit":true,"data":{"words":"<img src=x onerror=window.hit=1>","notes":"<script>window.hit=1</script>","amount":5,"colour":"red","several":["a"],"lines":[{"what":"<svg onload=window.hit=1>","tone":"blue"}]}}
            """);
    String record = Api.text(made, "id");
    api.post(
        "/api/v1/apps/hostile/forms/visit/records/" + record + "/comments",
        "{\"text\":\"<img src=x onerror=window.hit=1>\"}");
    var dialogs = new ArrayList<String>();
    for (String language : List.of("en", "zh")) {
      try (var visit = Visit.wide(program, language).signIn("admin", "demo")) {
        visit
            .page()
            .onDialog(dialog -> {
              dialogs.add(dialog.message());
              dialog.dismiss();
            });
        inTheDesigner(visit);
        inTheWorkspace(visit, record);
      }
    }
    assertThat(dialogs).isEmpty();
  }

  private static void inTheDesigner(Visit visit) {
    opens(visit, "/designer", ".fw-page");
    opens(visit, "/designer/apps/hostile", ".fw-app-main");
    for (String definition : DEFINITIONS) {
      opens(visit, "/designer/apps/hostile/" + definition + "/edit", ".fw-editor-desk > *");
      opens(visit, "/designer/apps/hostile/" + definition, "fw-source");
    }
    for (String page : List.of("publish", "releases", "scenarios")) {
      opens(visit, "/designer/apps/hostile/" + page, ".fw-page");
    }
  }

  private static void inTheWorkspace(Visit visit, String record) {
    opens(visit, "/apps/hostile/visit", ".fw-page");
    opens(visit, "/apps/hostile/visit/new", ".fw-page");
    opens(visit, "/apps/hostile/visit/" + record, ".fw-page");
    opens(visit, "/dashboards/hostile/board", ".fw-page");
    for (String page :
        List.of("inbox", "apps", "alerts", "metrics", "admin/parameters", "admin/runs")) {
      opens(visit, "/" + page, ".fw-main > *");
    }
  }

  private static void opens(Visit visit, String path, String shown) {
    visit.open(path);
    assertThat(visit.page().locator(shown).first()).isVisible();
    visit.settle();
    visit.page().waitForTimeout(300);

    assertThat((List<?>) visit.page().evaluate(MADE))
        .as("what texts have made at %s", path)
        .isEmpty();
  }
}
