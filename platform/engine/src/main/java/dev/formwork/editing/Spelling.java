package dev.formwork.editing;

import dev.formwork.definitions.Reference;
import java.util.List;

/** How a place that names something is written when that is called otherwise. */
interface Spelling {

  /**
   * The words of a place, written anew.
   *
   * @param there all that is named in them
   */
  String words(String before, List<Reference> there);

  /** The name of a member that is called like it, written anew; the same where it isn't. */
  String member(String name, List<Reference> there);

  /** What is said where it was taken because of its key. */
  String said();
}
