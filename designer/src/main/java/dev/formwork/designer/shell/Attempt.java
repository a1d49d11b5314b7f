package dev.formwork.designer.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.NotFoundException;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import java.util.function.Supplier;

/** Something that a service may refuse. */
public final class Attempt {

  private Attempt() {}

  /** Does it; where it is refused, says why at the edge of the screen. */
  public static boolean isDone(Runnable act) {
    try {
      act.run();
      return true;
    } catch (Refusal refused) {
      Toast.refused(why(refused));
      return false;
    }
  }

  /** What a screen is about; where there is no such thing, there is no such screen. */
  public static <T> T found(Supplier<T> subject) {
    try {
      return subject.get();
    } catch (Refusal.NotFound nowhere) {
      throw new NotFoundException();
    } catch (Refusal.Forbidden denied) {
      throw new AccessDeniedException();
    }
  }

  /** The first reason, in words. */
  public static String why(Refusal refused) {
    return Say.t(refused.problems().list().getFirst());
  }
}
