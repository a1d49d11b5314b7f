package dev.formwork.packs;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.ReadDefinition;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes packs out of files. Refuses with all that is wrong with the files as such; what is wrong
 * with definitions is found later, by the same check that drafts get.
 */
@Component
public final class PackReader {

  private static final String MANIFEST = "pack.yaml";
  private static final Pattern OTHER_FILES =
      Pattern.compile(
          "samples/([a-z0-9-]+/)*[a-z0-9-]+\\.yaml|policy/clauses\\.yaml|README\\.md|LICENSE");

  private final DefinitionTypes types;

  public PackReader(DefinitionTypes types) {
    this.types = types;
  }

  /** Reads an untrusted zip, without touching the disk. */
  public Pack zip(byte[] zip) {
    return pack(ZippedPack.read(zip));
  }

  /** The same, reading no more of it than a pack may have. */
  public Pack zip(InputStream zip) throws IOException {
    return zip(zip.readNBytes(ZippedPack.MAX_BYTES + 1));
  }

  public Pack folder(Path folder) {
    return pack(PackFolder.read(folder));
  }

  private Pack pack(SortedMap<String, byte[]> raw) {
    SortedMap<String, byte[]> files = withoutOuterFolder(raw);
    var problems = new ArrayList<Problem>();
    SortedMap<String, String> texts = texts(files, problems);
    Manifest manifest = manifest(texts, problems);
    var definitions = new TreeMap<DefinitionName, String>();
    var others = new TreeMap<String, String>();
    texts.forEach((path, text) -> {
      Optional<DefinitionName> name = name(path, manifest.key());
      if (name.isPresent()) {
        definitions.put(name.get(), text);
      } else if (OTHER_FILES.matcher(path).matches()) {
        others.put(path, text);
      } else {
        problems.add(Problem.error("packs.file.unknown", path).with("file", path));
      }
    });
    new Problems(problems).orThrow();
    return new Pack(manifest, new AppSource(manifest.key(), definitions, others), hash(texts));
  }

  /** Who zips a folder often gets it as the one entry at the top. */
  private static SortedMap<String, byte[]> withoutOuterFolder(SortedMap<String, byte[]> files) {
    if (files.isEmpty() || files.containsKey(MANIFEST)) {
      return files;
    }
    String outer = files.firstKey().replaceAll("/.*", "/");
    if (!files.containsKey(outer + MANIFEST)
        || !files.keySet().stream().allMatch(path -> path.startsWith(outer))) {
      return files;
    }
    var inner = new TreeMap<String, byte[]>();
    files.forEach((path, content) -> inner.put(path.substring(outer.length()), content));
    return inner;
  }

  private static SortedMap<String, String> texts(
      SortedMap<String, byte[]> files, List<Problem> problems) {
    var texts = new TreeMap<String, String>();
    files.forEach((path, content) -> {
      try {
        String text =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        texts.put(path, Yaml.tidy(text));
      } catch (CharacterCodingException _) {
        problems.add(Problem.error("packs.file.not-text", path).with("file", path));
      }
    });
    return texts;
  }

  /** Without a readable front page nobody knows which app this is. */
  private static Manifest manifest(SortedMap<String, String> texts, List<Problem> problems) {
    String text = texts.get(MANIFEST);
    if (text == null) {
      problems.add(Problem.error("packs.manifest.missing", MANIFEST));
      throw new Refusal.Invalid(new Problems(problems));
    }
    ReadDefinition<Manifest> read = Definitions.read(Manifest.TYPE, text);
    read.source()
        .located(MANIFEST, read.problems())
        .forEach(problem -> problems.add(problem.flat()));
    return read.find().orElseThrow(() -> new Refusal.Invalid(new Problems(problems)));
  }

  private Optional<DefinitionName> name(String path, DefinitionKey app) {
    return path.equals(MANIFEST) ? Optional.of(DefinitionName.manifestOf(app)) : types.nameOf(path);
  }

  private static String hash(SortedMap<String, String> texts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      texts.forEach((path, text) -> {
        digest.update(path.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java platform to know SHA-256.", e);
    }
  }
}
