package dev.formwork.workspace.record;

import dev.formwork.flows.Node;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Step;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.FlowPicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where everything stands in the picture of a flow, from left to right, in pixels.
 *
 * @param spots the nodes
 * @param lines the ways between them, as SVG paths
 */
record FlowPlan(List<Spot> spots, List<Line> lines, int width, int height) {

  static final int BOX_WIDTH = 168;
  static final int BOX_HEIGHT = 66;
  static final int DOT = 18;
  private static final int GAP = 32;
  private static final int ROW = 96;
  private static final int STAGE = 18;
  private static final int EDGE = 8;

  /** How far a node has come. */
  enum Stage {
    DONE,
    NOW,
    NEXT,
    /** Not expected on this way. */
    OFF
  }

  /** A node at its place: the left edge and the middle of its height. */
  record Spot(Node node, Stage stage, int x, int y, int width) {}

  /**
   * A way.
   *
   * @param title what the way is called; empty where there is no choice
   * @param x where its title stands
   * @param y the height above which its title stands
   */
  record Line(String path, boolean taken, LocalizedText title, int x, int y) {}

  static FlowPlan of(FlowPicture picture) {
    return new Drawing(picture).plan();
  }

  /** Whether a node has words in a box, or is only a sign. */
  static boolean isBox(Node node) {
    return switch (node) {
      case Node.Task _, Node.Wait _, Node.SubFlow _, Node.Gate _ -> true;
      case Node.Start _,
          Node.Decide _,
          Node.Fork _,
          Node.Join _,
          Node.End _,
          Node.Act _,
          Node.Copy _,
          Node.Notify _ ->
          false;
    };
  }

  /** Somewhere in a column: a node, or a way that passes through. */
  private static final class Place {
    private final int column;
    private final List<Place> before = new ArrayList<>();
    private double row;

    Place(int column) {
      this.column = column;
    }
  }

  private static final class Drawing {
    private final FlowPicture picture;
    private final FlowGraph graph;
    private final Map<DefinitionKey, Stage> stages = new HashMap<>();
    private final Map<DefinitionKey, Place> places = new LinkedHashMap<>();
    private final Map<FlowGraph.Way, List<Place>> passing = new LinkedHashMap<>();
    private final List<List<Place>> columns = new ArrayList<>();
    private final List<Integer> lefts = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final int top;

    Drawing(FlowPicture picture) {
      this.picture = picture;
      this.top = picture.flow().stages().isEmpty() ? 0 : STAGE;
      List<Step> own =
          picture.execution().steps().stream()
              .filter(step -> picture.execution().subFlowOf(step.lane()).isEmpty())
              .toList();
      Set<DefinitionKey> visited = own.stream().map(Step::node).collect(Collectors.toSet());
      this.graph = FlowGraph.of(picture.flow(), visited);
      judge(own, visited);
      place();
      arrange();
    }

    private void judge(List<Step> own, Set<DefinitionKey> visited) {
      Set<DefinitionKey> open =
          own.stream().filter(Step::isOpen).map(Step::node).collect(Collectors.toSet());
      Set<DefinitionKey> ahead = graph.ahead(open);
      Set<DefinitionKey> expected =
          picture.next().tasks().stream()
              .map(Prediction.Expected::node)
              .collect(Collectors.toCollection(HashSet::new));
      for (Node node : graph.nodes().values()) {
        DefinitionKey key = node.key();
        boolean isExpected =
            expected.contains(key)
                || (node instanceof Node.End end && end.state() == picture.next().end());
        boolean isPast = visited.contains(key) || node instanceof Node.Start;
        stages.put(
            key,
            open.contains(key)
                ? Stage.NOW
                : isPast && !ahead.contains(key)
                    ? Stage.DONE
                    : isExpected || (ahead.contains(key) && !isBox(node)) ? Stage.NEXT : Stage.OFF);
      }
    }

    /** Puts each node into its column, and a place to pass into every column between two. */
    private void place() {
      Map<DefinitionKey, Integer> column = graph.columns();
      graph
          .nodes()
          .keySet()
          .forEach(key -> places.put(key, in(new Place(column.getOrDefault(key, 0)))));
      for (FlowGraph.Way way : graph.ways()) {
        Place from = place(way.from());
        Place to = place(way.to());
        var through = new ArrayList<Place>();
        Place last = from;
        for (int at = from.column + 1; at < to.column; at++) {
          Place pass = in(new Place(at));
          pass.before.add(last);
          through.add(pass);
          last = pass;
        }
        to.before.add(last);
        passing.put(way, through);
      }
    }

    private Place in(Place place) {
      while (columns.size() <= place.column) {
        columns.add(new ArrayList<>());
      }
      columns.get(place.column).add(place);
      return place;
    }

    private Place place(DefinitionKey key) {
      Place place = places.get(key);
      if (place == null) {
        throw new IllegalStateException("Expected a place for " + key);
      }
      return place;
    }

    /** Rows: each as near to those before it as the others in its column let it. */
    private void arrange() {
      for (List<Place> column : columns) {
        for (Place place : column) {
          place.row = place.before.stream().mapToDouble(each -> each.row).average().orElse(0);
        }
        spread(column);
      }
      double top =
          columns.stream().flatMap(List::stream).mapToDouble(each -> each.row).min().orElse(0);
      columns.forEach(column -> column.forEach(place -> place.row -= top));
      int x = EDGE;
      for (List<Place> column : columns) {
        boolean anyBox =
            places.entrySet().stream()
                .filter(each -> column.contains(each.getValue()))
                .anyMatch(each -> isBox(node(each.getKey())));
        int width = anyBox ? BOX_WIDTH : DOT;
        lefts.add(x);
        widths.add(width);
        x += width + GAP;
      }
    }

    /** Gives those that want the same row rows around it, and pushes apart what is too near. */
    private static void spread(List<Place> column) {
      column.sort(Comparator.comparingDouble(place -> place.row));
      int from = 0;
      while (from < column.size()) {
        int to = from;
        while (to < column.size() && column.get(to).row == column.get(from).row) {
          to++;
        }
        double middle = column.get(from).row;
        for (int i = from; i < to; i++) {
          column.get(i).row = middle + (i - from) - (to - from - 1) / 2.0;
        }
        from = to;
      }
      for (int i = 1; i < column.size(); i++) {
        column.get(i).row = Math.max(column.get(i).row, column.get(i - 1).row + 1);
      }
    }

    FlowPlan plan() {
      var spots = new ArrayList<Spot>();
      places.forEach((key, place) -> {
        Node node = node(key);
        int width = isBox(node) ? BOX_WIDTH : DOT;
        int x = lefts.get(place.column) + (widths.get(place.column) - width) / 2;
        spots.add(new Spot(node, stage(key), x, y(place), width));
      });
      var lines = new ArrayList<Line>();
      passing.forEach((way, through) -> lines.add(line(way, through)));
      double rows =
          columns.stream().flatMap(List::stream).mapToDouble(each -> each.row).max().orElse(0);
      int last = columns.size() - 1;
      return new FlowPlan(
          List.copyOf(spots),
          List.copyOf(lines),
          lefts.get(last) + widths.get(last) + EDGE,
          (int) Math.round((rows + 1) * ROW) + top);
    }

    private Line line(FlowGraph.Way way, List<Place> through) {
      Place from = place(way.from());
      Place to = place(way.to());
      int x = right(from, node(way.from()));
      int y = y(from);
      var path = new StringBuilder("M%d %d".formatted(x, y));
      for (Place pass : through) {
        path.append(curve(x, y, lefts.get(pass.column), y(pass)));
        x = lefts.get(pass.column) + widths.get(pass.column);
        y = y(pass);
        path.append(" H%d".formatted(x));
      }
      path.append(curve(x, y, left(to, node(way.to())), y(to)));
      Place first = through.isEmpty() ? to : through.getFirst();
      boolean taken =
          stage(way.from()) == Stage.DONE
              && (stage(way.to()) == Stage.DONE || stage(way.to()) == Stage.NOW);
      int above = y(first) - (through.isEmpty() ? height(node(way.to())) / 2 : 0);
      return new Line(path.toString(), taken, way.title(), lefts.get(first.column), above);
    }

    private static int height(Node node) {
      return isBox(node) ? BOX_HEIGHT : DOT;
    }

    private static String curve(int fromX, int fromY, int toX, int toY) {
      int middle = (fromX + toX) / 2;
      return " C%d %d %d %d %d %d".formatted(middle, fromY, middle, toY, toX, toY);
    }

    private int left(Place place, Node node) {
      int width = isBox(node) ? BOX_WIDTH : DOT;
      return lefts.get(place.column) + (widths.get(place.column) - width) / 2;
    }

    private int right(Place place, Node node) {
      return left(place, node) + (isBox(node) ? BOX_WIDTH : DOT);
    }

    private int y(Place place) {
      return (int) Math.round(place.row * ROW + ROW / 2.0) + top;
    }

    private Node node(DefinitionKey key) {
      return picture.flow().get(key);
    }

    private Stage stage(DefinitionKey key) {
      return stages.getOrDefault(key, Stage.OFF);
    }
  }
}
