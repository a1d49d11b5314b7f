package dev.formwork.workspace.shell;

import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;

/** A view inside the frame: the bar on top says where it stands. */
public interface Screen extends HasDynamicTitle {

  /** The way here, the screen itself last. */
  List<Crumb> crumbs();

  @Override
  default String getPageTitle() {
    return crumbs().getLast().title();
  }
}
