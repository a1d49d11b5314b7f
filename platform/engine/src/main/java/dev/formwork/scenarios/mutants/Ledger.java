package dev.formwork.scenarios.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of mutants so far, in a file of lines that is only ever added to, so that a run goes on
 * where another was cut off. The last line about a mutant holds.
 */
final class Ledger {

  private static final int HASH = 16;

  private final Path file;
  private final Map<String, Outcome> known = new HashMap<>();

  private Ledger(Path file) {
    this.file = file;
  }

  /** The one in a file, which may not be there yet. */
  static Ledger open(Path file) {
    var ledger = new Ledger(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(ledger::read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ledger;
  }

  /** What a mutant is known by: its text and that of all else in its definition. */
  static String idOf(Mutant mutant) {
    return hash(mutant.place() + "\n" + mutant.text());
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized Optional<Outcome> find(Mutant mutant) {
    return Optional.ofNullable(known.get(idOf(mutant)));
  }

  synchronized void put(Mutant mutant, Outcome outcome) {
    String id = idOf(mutant);
    known.put(id, outcome);
    String line =
        switch (outcome) {
          case Outcome.Refused(var code) -> "refused\t" + code;
          case Outcome.Caught(var scenario, var hash, var code) ->
              "caught\t" + scenario + "\t" + hash + "\t" + code;
          case Outcome.Survived(var played) ->
              "survived\t"
                  + played.entrySet().stream()
                      .map(each -> each.getKey() + "=" + each.getValue())
                      .collect(Collectors.joining(" "));
        };
    try {
      Files.writeString(
          file, id + "\t" + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line that was cut off says nothing. */
  private void read(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length == 3 && parts[1].equals("refused")) {
      known.put(parts[0], new Outcome.Refused(parts[2]));
    } else if (parts.length == 5 && parts[1].equals("caught")) {
      known.put(parts[0], new Outcome.Caught(parts[2], parts[3], parts[4]));
    } else if (parts.length == 3 && parts[1].equals("survived")) {
      var played = new TreeMap<String, String>();
      Arrays.stream(parts[2].split(" "))
          .map(each -> each.split("="))
          .filter(each -> each.length == 2)
          .forEach(each -> played.put(each[0], each[1]));
      known.put(parts[0], new Outcome.Survived(played));
    }
  }
}
