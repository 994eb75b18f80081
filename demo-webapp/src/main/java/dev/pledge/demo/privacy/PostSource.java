package dev.pledge.demo.privacy;

import dev.pledge.demo.shop.Forum;
import dev.pledge.demo.shop.Forum.OwnPost;
import dev.pledge.subject.Correction;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldField;
import dev.pledge.subject.HeldItem;
import java.util.ArrayList;
import java.util.List;

/**
 * What a customer has written in the forum while signed in. Erased, text, author and title go, as any of them may say who
 * it was; that somebody has written something stays.
 */
final class PostSource extends ShopSource<OwnPost> {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_AUTHOR = 80;
    private static final int LONGEST_BODY = 4_000;

    private final Forum forum;

    PostSource(Forum forum) {
        super("forum-posts");
        this.forum = forum;
    }

    @Override
    List<OwnPost> all(String email) {
        return forum.of(email);
    }

    @Override
    String key(OwnPost own) {
        return Long.toString(own.id());
    }

    @Override
    HeldItem item(OwnPost own, Words words) {
        List<HeldField> fields = new ArrayList<>();
        if (own.isFirst()) {
            fields.add(words.correctable("topic", own.title()));
        }
        fields.add(words.correctable("author", own.post().author()));
        fields.add(words.correctable("body", own.post().body()));
        fields.add(words.fixed("written", own.post().written().toString(), "fixed"));
        return new HeldItem(key(own), words.of("title", own.title()), fields);
    }

    @Override
    Correction correct(String email, OwnPost own, String field, String value, Words words) {
        return switch (field) {
            case "topic" -> change(value, LONGEST_TITLE, words, title -> forum.retitle(own.id(), email, title));
            case "author" -> change(value, LONGEST_AUTHOR, words, name -> forum.sign(own.id(), email, name));
            default -> change(value, LONGEST_BODY, words, text -> forum.rewrite(own.id(), email, text));
        };
    }

    @Override
    List<Erasure> erase(String email, List<OwnPost> all, Words words) {
        forum.erase(email);
        return erased(all, words);
    }
}
