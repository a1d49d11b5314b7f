package dev.formwork.records.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.formwork.forms.Form.SortBy;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FilterText;
import dev.formwork.records.SavedView;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The collection {@code views}. */
@Component
public class ViewStore {

  private static final String DESCENDING = "-";

  private final MongoCollection<Document> collection;

  ViewStore(MongoDatabase database) {
    collection = database.getCollection("views");
    collection.createIndex(Indexes.ascending("person", "form"));
  }

  public List<SavedView> of(String person, QualifiedKey form) {
    return collection
        .find(Filters.and(Filters.eq("person", person), Filters.eq("form", form.toString())))
        .sort(Sorts.ascending("_id"))
        .map(ViewStore::read)
        .into(new ArrayList<>());
  }

  public void put(String person, SavedView view) {
    var document =
        new Document("_id", view.id())
            .append("person", person)
            .append("form", view.form().toString())
            .append("title", view.title())
            .append("filter", FilterText.write(view.filter()))
            .append("search", view.search())
            .append("sort", view.sort().stream().map(ViewStore::text).toList());
    collection.replaceOne(
        Filters.and(Filters.eq("_id", view.id()), Filters.eq("person", person)),
        document,
        new ReplaceOptions().upsert(true));
  }

  public void remove(String person, String id) {
    collection.deleteOne(Filters.and(Filters.eq("_id", id), Filters.eq("person", person)));
  }

  private static SavedView read(Document document) {
    return new SavedView(
        document.getString("_id"),
        QualifiedKey.parse(document.getString("form")),
        document.getString("title"),
        FilterText.read(document.getString("filter")),
        document.getString("search"),
        document.getList("sort", String.class).stream().map(ViewStore::order).toList());
  }

  private static String text(SortBy sort) {
    return (sort.isDescending() ? DESCENDING : "") + sort.field();
  }

  private static SortBy order(String text) {
    boolean descending = text.startsWith(DESCENDING);
    return new SortBy(
        FieldKey.of(descending ? text.substring(1) : text), descending ? "desc" : "asc");
  }
}
