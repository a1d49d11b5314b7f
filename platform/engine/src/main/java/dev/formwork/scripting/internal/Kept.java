package dev.formwork.scripting.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The values made last, up to a number; the one unused for longest goes first. */
final class Kept<K, V> {

  private final Map<K, V> values;

  Kept(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  synchronized V get(K key, Function<K, V> make) {
    return values.computeIfAbsent(key, make);
  }
}
