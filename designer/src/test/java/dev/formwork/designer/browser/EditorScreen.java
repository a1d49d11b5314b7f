package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The visual editor, as somebody uses it who has never seen YAML. */
final class EditorScreen {

  private static final String ADD_PROPERTY =
      ":is(.fw-properties, .fw-node-properties) > .fw-props > .fw-prop-more > button";

  private final Visit visit;
  private final String app;

  EditorScreen(Visit visit, String app) {
    this.visit = visit;
    this.app = app;
  }

  /** Begins an app. */
  void createApp(String english, String chinese) {
    visit.open("/designer");
    button(".fw-app-actions", "New app").click();
    name(english, chinese, app);
    button("dialog.fw-sheet", "Create app").click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/designer/apps/" + app));
  }

  /** Begins a definition and stays in its editor. */
  void create(String kind, String english, String chinese, String key) {
    visit.open("/designer/apps/" + app);
    visit.page().locator(".fw-app-actions fw-menu > button").click();
    menu(kind).click();
    name(english, chinese, key);
    button("dialog.fw-sheet", "Create").click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/" + key + "/edit"));
    visit.settle();
  }

  EditorScreen open(String kind, String key) {
    visit.open("/designer/apps/%s/%s/%s/edit".formatted(app, kind, key)).settle();
    return this;
  }

  // ---- forms ----

  /** Puts a field of a kind on the form by a click in the palette, and names it. */
  void field(String kind, String english, String chinese) {
    visit
        .page()
        .locator(".fw-palette-item")
        .getByText(kind, new Locator.GetByTextOptions().setExact(true))
        .click();
    visit.settle();
    assertThat(chosen()).hasCount(1);
    title(english, chinese);
    assertThat(chosen()).hasAttribute("aria-label", "Field " + english);
  }

  Locator chosen() {
    return visit.page().locator(".fw-canvas-item[data-chosen]");
  }

  Locator fields() {
    return visit.page().locator(".fw-canvas-item[data-what='field']");
  }

  /** Marks the fields as they stand on screen, to tell them from those that are drawn later. */
  void remember() {
    fields().evaluateAll("fields => fields.forEach(each => each.dataset.remembered = '')");
  }

  Locator fieldsNotRemembered() {
    return visit.page().locator(".fw-canvas-item[data-what='field']:not([data-remembered])");
  }

  // ---- properties ----

  /** The row of a property by the end of its place: {@code /title}. */
  Locator property(String ending) {
    return visit.page().locator(".fw-prop[data-place$='%s']".formatted(ending)).first();
  }

  void title(String english, String chinese) {
    type(property("/title").locator("input").nth(0), english);
    type(property("/title").locator("input").nth(1), chinese);
  }

  void type(Locator input, String text) {
    input.fill(text);
    input.press("Tab");
    visit.settle();
  }

  /** Chooses in a field that offers words. */
  void choose(Locator row, String words) {
    Locator input = row.locator("input").first();
    input.fill(words);
    visit
        .page()
        .locator("vaadin-combo-box-item:visible, vaadin-multi-select-combo-box-item:visible")
        .getByText(words)
        .first()
        .click();
    visit.settle();
  }

  /** Chooses one of the few words of a list. */
  void pick(Locator row, String word) {
    row.locator("vaadin-select").click();
    visit
        .page()
        .locator("vaadin-select-item:visible")
        .getByText(word, new Locator.GetByTextOptions().setExact(true))
        .click();
    visit.settle();
  }

  void tick(String label) {
    visit
        .page()
        .locator(".fw-properties, .fw-rights")
        .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(label).setExact(true))
        .first()
        .check();
    visit.settle();
  }

  void addProperty(String name) {
    visit.page().locator(ADD_PROPERTY).click();
    menu(name).click();
    visit.settle();
  }

  Locator menu(String entry) {
    return visit
        .page()
        .locator(".fw-menu-list:visible")
        .getByText(entry, new Locator.GetByTextOptions().setExact(true));
  }

  // ---- the whole ----

  void isFine() {
    visit.settle();
    assertThat(visit.page().locator(".fw-editor-head")).containsText("No problems");
  }

  void undo() {
    button(".fw-editor-head", "Undo").click();
    visit.settle();
  }

  void redo() {
    button(".fw-editor-head", "Redo").click();
    visit.settle();
  }

  void publish() {
    visit.open("/designer/apps/" + app + "/publish");
    button(".fw-app-aside", "Publish").click();
    assertThat(visit.page()).hasURL(Pattern.compile(".*/releases"));
  }

  Locator button(String within, String words) {
    return visit
        .page()
        .locator(within)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
  }

  private void name(String english, String chinese, String key) {
    var fields = visit.page().locator("dialog.fw-sheet vaadin-text-field input");
    fields.nth(0).fill(english);
    fields.nth(1).fill(chinese);
    visit.settle();
    fields.nth(2).fill(key);
    fields.nth(2).press("Tab");
    visit.settle();
  }
}
