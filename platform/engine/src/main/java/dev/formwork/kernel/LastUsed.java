package dev.formwork.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps of bounded size, for many threads, that forget what was used longest ago. */
public final class LastUsed {

  private LastUsed() {}

  public static <K, V> Map<K, V> map(int size) {
    return Collections.synchronizedMap(new Bounded<>(size));
  }

  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private final int size;

    Bounded(int size) {
      super(16, 0.75f, true);
      this.size = size;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > size;
    }
  }
}
