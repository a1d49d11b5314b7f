package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;

/**
 * Says how many fields of a section are empty and can't be filled now, and shows them when asked:
 * that something is missing is read at a glance, and takes no room.
 */
final class EmptyFields extends NativeButton {

  private List<Div> frames = List.of();
  private boolean asked;

  EmptyFields() {
    addClassName("fw-form-empties");
    getElement().setAttribute("type", "button");
    addClickListener(click -> {
      asked = !asked;
      arrange();
    });
  }

  /**
   * Folds these fields, unless somebody asked for them before.
   *
   * @param told whether it is worth a word that they are empty
   */
  void fold(List<Div> empty, boolean told) {
    frames = List.copyOf(empty);
    arrange();
    setVisible(told && !frames.isEmpty());
  }

  private void arrange() {
    setText(t(asked ? "form.empties-fold" : "form.empties", frames.size()));
    getElement().setAttribute("aria-expanded", String.valueOf(asked));
    frames.forEach(frame -> frame.setVisible(asked));
  }
}
