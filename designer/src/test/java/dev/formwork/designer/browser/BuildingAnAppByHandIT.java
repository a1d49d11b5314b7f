package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/**
 * An app for lost customers from nothing, without a line of YAML: the fields of document 001, a
 * flow of two steps with 24 hours, a rule and a dashboard; published, and used at once.
 */
class BuildingAnAppByHandIT {

  private static final String APP = "built-by-hand";

  private final RunningProgram program = RunningProgram.shared();

  @Test
  void isPublishedAndUsedByAConsultant() {
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("admin", "demo")) {
      var editor = new EditorScreen(visit, APP);
      editor.createApp("Lost customers by hand", "手工搭建战败客户");
      form(visit, editor);
      flow(visit, editor);
      startTheFlow(editor);
      rule(editor);
      numbers(visit, editor);
      rights(visit, editor);
      editor.publish();
    }
    try (var visit = Visit.wide(program, "en").inTheme("light").signIn("consultant", "demo")) {
      visit.open("/apps/" + APP + "/lost/new").settle();
      assertThat(visit.page().locator(".fw-form")).containsText("Reason");
    }
  }

  private static void form(Visit visit, EditorScreen editor) {
    editor.create("Form", "Lost customer", "战败客户", "lost");
    int before = editor.fields().count();
    editor.field("Text", "Customer name", "客户姓名");
    editor.tick("Required");
    editor.field("Text", "Phone", "联系电话");
    editor.pick(editor.property("/format"), "Phone");
    editor.field("Choice", "Reason", "战败原因");
    editor.field("Date", "Next purchase", "下次购车时间");
    editor.field("Long text", "Story", "战败经过");
    editor.isFine();
    visit.show("editor-form");
    assertThat(editor.fields()).hasCount(before + 5);

    editor.undo();
    editor.undo();
    editor.undo();
    assertThat(editor.fields()).hasCount(before + 4);
    editor.redo();
    editor.redo();
    editor.redo();
    assertThat(editor.fields()).hasCount(before + 5);

    String last = editor.fields().last().getAttribute("aria-label");
    editor.remember();
    editor.fields().last().focus();
    visit.page().keyboard().press("Alt+ArrowUp");
    visit.settle();
    assertThat(editor.fields().nth(before + 3)).hasAttribute("aria-label", last);
    assertThat(editor.fieldsNotRemembered()).hasCount(0);
    editor.title("Whole story", "战败全过程");
    assertThat(editor.fieldsNotRemembered()).hasCount(1);
  }

  private static void flow(Visit visit, EditorScreen editor) {
    editor.create("Flow", "Review", "审核", "review");
    Locator nodes = visit.page().locator(".fw-flow-node");
    assertThat(nodes.first()).isVisible();
    int before = nodes.count();
    visit.page().locator(".fw-flow-add").nth(1).click();
    visit
        .page()
        .locator(".fw-flow-kinds")
        .getByText("Task", new Locator.GetByTextOptions().setExact(true))
        .click();
    visit.settle();
    assertThat(nodes).hasCount(before + 1);
    editor.title("Manager's review", "经理复核");
    editor.addProperty("Deadline");
    editor.property("/within/minutes").locator("fw-menu > button").first().click();
    editor.menu("Hours").click();
    visit.settle();
    editor.type(editor.property("/within/hours").locator("input").first(), "24");
    editor.property("/deadline/within").locator(".fw-prop-more > button").first().click();
    editor.menu("Of").click();
    visit.settle();
    editor.pick(editor.property("/within/of"), "Calendar time");
    editor.isFine();
    visit.show("editor-flow");
  }

  private static void startTheFlow(EditorScreen editor) {
    editor.open("form", "lost");
    editor.addProperty("Flow");
    editor.choose(editor.property("/flow"), "Review");
    editor.isFine();
  }

  private static void rule(EditorScreen editor) {
    editor.create("Rule", "Note the entry", "登记提示", "note-entry");
    editor.isFine();
  }

  private static void numbers(Visit visit, EditorScreen editor) {
    editor.create("Report", "By month", "按月统计", "by-month");
    editor.isFine();
    editor.create("Dashboard", "Lost customers", "战败客户看板", "overview");
    visit
        .page()
        .locator(".fw-palette-item")
        .getByText("Number", new Locator.GetByTextOptions().setExact(true))
        .click();
    visit.settle();
    editor.isFine();
    visit.show("editor-dashboard");
  }

  private static void rights(Visit visit, EditorScreen editor) {
    editor.create("Role", "Sales consultant", "销售顾问", "sales-consultant");
    editor.tick("Lost customer: Create");
    editor.tick("Lost customers");
    editor.isFine();
    visit.show("editor-role");
    assertThat(
            visit
                .page()
                .locator(".fw-rights")
                .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setChecked(true))
                .first())
        .isVisible();
  }
}
