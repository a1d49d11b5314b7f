package dev.formwork.designer.releases;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.access.Action;
import dev.formwork.designer.releases.Foresight.Found;
import dev.formwork.designer.releases.Foresight.Loss;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Impact;
import dev.formwork.reports.LostColumns;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What publishing would do to what is there: records, cases, reports, people. */
final class ImpactCard extends Section {

  private final Div body = new Div();

  /**
   * @param look finds it; records are looked at only once the rest of the screen is shown
   */
  ImpactCard(Supplier<Found> look) {
    addClassNames("fw-card", "fw-side-card", "fw-impact");
    var wait = new Paragraph(t("impact.wait"));
    wait.addClassName("fw-quiet");
    body.add(wait);
    add(new H2(t("impact.title")), body);
    UI.getCurrent().getPage().executeJs("return true").then(_ -> show(look.get()));
  }

  private void show(Found found) {
    body.removeAll();
    if (found.isNothing()) {
      var nothing = new Paragraph(Icon.of("circle-check"), new Span(t("impact.nothing")));
      nothing.addClassName("fw-no-problems");
      body.add(nothing);
      return;
    }
    var list = new UnorderedList();
    list.addClassName("fw-impacts");
    found.records().forEach(impact -> list.add(line(impact)));
    found.columns().forEach(lost -> list.add(line(lost)));
    found.losses().forEach(lost -> list.add(line(lost)));
    body.add(list);
  }

  private static ListItem line(Impact impact) {
    String title = Say.t(impact.title());
    return switch (impact) {
      case Impact.Running running ->
          item(
              "hourglass",
              t("impact.running", running.cases(), Say.t(running.flow())),
              places(running.places()));
      case Impact.Gone gone -> item("trash-2", t("impact.gone", gone.records(), title));
      case Impact.Breaking breaking ->
          item(
              "triangle-alert",
              t(
                  breaking.all() ? "impact.breaking" : "impact.breaking-newest",
                  breaking.broken(),
                  breaking.looked(),
                  title),
              quiet(Say.t(breaking.what())),
              examples(breaking.form(), breaking.examples()));
      case Impact.Unshown unshown ->
          item("eye-off", t("impact.unshown", unshown.records(), title, Say.t(unshown.called())));
      case Impact.Retyped retyped ->
          item(
              "triangle-alert",
              t("impact.retyped", retyped.records(), title, Say.t(retyped.called())),
              quiet(
                  t(
                      "impact.unfit",
                      retyped.looked() - retyped.unfit(),
                      retyped.looked(),
                      retyped.unfit())),
              quiet(t("impact.retyped-search")));
      case Impact.Misread misread ->
          item(
              "triangle-alert",
              t("impact.misread", misread.places().size(), Say.t(misread.called()), title),
              UsageList.of(misread.places()));
      case Impact.Carried carried ->
          item(
              carried.unfit() == 0 ? "arrow-right" : "triangle-alert",
              t(
                  carried.all() ? "impact.carried" : "impact.carried-newest",
                  carried.carried(),
                  carried.looked(),
                  title,
                  Say.t(carried.rule())),
              quiet(t("impact.carried-unfit", carried.unfit())),
              examples(carried.form(), carried.examples()));
      case Impact.OtherWay other ->
          item(
              "git-branch",
              t("impact.other-way", other.cases(), other.looked(), Say.t(other.node())),
              quiet(t("impact.ways", ways(other.from()), ways(other.to()))),
              examples(other.form(), other.examples()));
    };
  }

  private static ListItem line(LostColumns lost) {
    String report = Say.t(lost.report());
    return lost.columns().isEmpty()
        ? item("chart-column", t("impact.report", report))
        : item("chart-column", t("impact.columns", report, joined(lost.columns())));
  }

  private static ListItem line(Loss loss) {
    var details = Stream.<String>builder();
    if (loss.lost().isAll()) {
      return item(
          "users", t("impact.blind", Say.t(loss.lost().title()), Say.t(loss.of()), loss.people()));
    }
    if (!loss.lost().actions().isEmpty()) {
      details.add(t("impact.actions", actions(loss)));
    }
    if (!loss.fields().isEmpty()) {
      details.add(t("impact.fields", joined(loss.fields())));
    }
    if (loss.lost().fewerRecords()) {
      details.add(t("impact.fewer"));
    }
    return item(
        "users",
        t("impact.less", Say.t(loss.lost().title()), Say.t(loss.of()), loss.people()),
        details.build().map(ImpactCard::quiet).toArray(Component[]::new));
  }

  private static String actions(Loss loss) {
    return loss.lost().actions().stream()
        .sorted()
        .map((Action action) -> t("impact.action." + action.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(t("impact.comma")));
  }

  private static ListItem item(String icon, String words, Component... more) {
    var text = new Div(new Span(words));
    text.add(more);
    return new ListItem(Icon.of(icon), text);
  }

  private static Paragraph quiet(String words) {
    var quiet = new Paragraph(words);
    quiet.addClassNames("fw-quiet", "fw-small");
    return quiet;
  }

  private static Div places(List<Impact.Place> places) {
    var lines = new Div();
    for (Impact.Place place : places) {
      lines.add(
          quiet(
              t(
                  place.goes() ? "impact.place-goes" : "impact.place",
                  place.cases(),
                  Say.t(place.node()))));
    }
    return lines;
  }

  private static Div examples(QualifiedKey form, List<Impact.Example> examples) {
    var links = new Div();
    links.addClassNames("fw-impact-examples", "fw-small");
    for (Impact.Example example : examples) {
      String called = example.number() == null ? t("impact.record") : example.number();
      links.add(Link.to(RecordNavigation.path(form, example.id()), called));
    }
    return links;
  }

  private static String ways(List<LocalizedText> ways) {
    return ways.isEmpty() ? t("impact.nowhere") : joined(ways);
  }

  private static String joined(List<LocalizedText> texts) {
    return texts.stream().map(Say::t).collect(Collectors.joining(t("impact.comma")));
  }
}
