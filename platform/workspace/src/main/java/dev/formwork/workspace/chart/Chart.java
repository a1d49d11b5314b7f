package dev.formwork.workspace.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;

/** A picture of numbers. ECharts itself is loaded when the first chart comes into view. */
@Tag("fw-chart")
@JsModule("./formwork/fw-chart.ts")
@NpmPackage(value = "echarts", version = "5.6.0")
public final class Chart extends Component implements HasSize, HasStyle {

  public Chart(ChartModel model) {
    show(model);
  }

  public void show(ChartModel model) {
    getElement().setPropertyBean("model", model);
  }

  /** Tells which bar, point or slice was clicked. */
  public Registration onPick(ComponentEventListener<Picked> listener) {
    return addListener(Picked.class, listener);
  }

  /** A click on one number. */
  @DomEvent("fw-chart-pick")
  public static final class Picked extends ComponentEvent<Chart> {

    private final int category;
    private final int series;

    public Picked(
        Chart source,
        boolean fromClient,
        @EventData("event.detail.category") int category,
        @EventData("event.detail.series") int series) {
      super(source, fromClient);
      this.category = category;
      this.series = series;
    }

    /** Position in the model's categories. */
    public int category() {
      return category;
    }

    /** Position in the model's series. */
    public int series() {
      return series;
    }
  }
}
