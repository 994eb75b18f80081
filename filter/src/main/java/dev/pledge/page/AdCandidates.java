package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import dev.pledge.html.Srcset;
import dev.pledge.html.SrcsetScanner;
import dev.pledge.html.StartTag;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The image candidates in one set, and which of them are an ad server's. Used again for each set; for one thread. */
final class AdCandidates {
    private final AdJudge judge;
    private final SrcsetScanner scanner = new SrcsetScanner();
    private int count;
    private List<Srcset.Candidate> all = List.of();
    private @Nullable Ad[] ads = {};

    AdCandidates(AdJudge judge) {
        this.judge = judge;
    }

    /** Returns how many candidates of a set are an ad server's. */
    int look(CharSequence set) {
        int found = 0;
        count = 0;
        scanner.begin(set);
        while (scanner.next()) {
            found += judge.judge(set, scanner.start(), scanner.urlEnd(), ResourceType.IMAGE) == null ? 0 : 1;
            count++;
        }
        if (found > 0) {
            name(set.toString());
        }
        return found;
    }

    private void name(String set) {
        all = Srcset.parse(set);
        ads = new Ad[all.size()];
        for (int i = 0; i < ads.length; i++) {
            ads[i] = judge.judge(all.get(i).url(set), ResourceType.IMAGE);
        }
    }

    /** Returns how many candidates there are. */
    int count() {
        return count;
    }

    /** Returns the first ad server, if one was found. */
    Ad first() {
        for (Ad ad : ads) {
            if (ad != null) {
                return ad;
            }
        }
        throw new IllegalStateException("no ad server was found");
    }

    void forEachAd(Consumer<Ad> action) {
        for (Ad ad : ads) {
            if (ad != null) {
                action.accept(ad);
            }
        }
    }

    /** Cuts runs of candidates out, each with the comma after it or, at the end of the set, before it. */
    void cutFrom(StartTag tag, String attribute) {
        for (int i = 0; i < ads.length; i++) {
            if (ads[i] == null) {
                continue;
            }
            int end = i + 1;
            while (end < ads.length && ads[end] != null) {
                end++;
            }
            if (end < ads.length) {
                tag.replaceInAttribute(
                        attribute, all.get(i).start(), all.get(end).start(), "");
            } else {
                tag.replaceInAttribute(
                        attribute, all.get(i - 1).end(), all.get(end - 1).end(), "");
            }
            i = end;
        }
    }
}
