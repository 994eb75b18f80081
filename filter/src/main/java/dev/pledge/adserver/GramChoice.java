package dev.pledge.adserver;

import java.nio.charset.StandardCharsets;

/**
 * Chooses under which part of its pattern a rule is filed: the one that is the rarest, as far as can be told from the other
 * patterns and from what most URLs have in them.
 */
final class GramChoice {
    private static final String COMMON =
            "://www. ://cdn. ://static. .com/ .net/ .org/ .co.uk/ .de/ .io/ .php? .html .aspx .js? .min.js .css? .png .jpg .jpeg"
                    + " .gif .svg .webp .woff2 .json /wp-content/ /wp-includes/ /uploads/ /images/ /image/ /img/ /icons/ /logo"
                    + " /static/ /assets/ /content/ /contents/ /scripts/ /script/ /javascript/ /jquery /bootstrap /styles/"
                    + " /style.css /main. /index. /themes/ /theme/ /plugins/ /plugin/ /modules/ /module/ /common/ /media/ /files/"
                    + " /public/ /news/ /article /page /product /video /photo /thumb /default /widgets/ /widget /library /vendor/"
                    + " /fonts/ /font /api/ /v1/ /v2/ /2020/ /2019/ /2018/ /2021/ /en/ /us/ &id= ?id= &width= &height= &url= &type="
                    + " &version= &size= ?ver= ?v=1 &v= &t= &s= &p= &c= =true& =false& =null& =http%3a%2f%2fwww %2f%2f %3d %26 %3a"
                    + " 0000 1111 google facebook twitter youtube amazon cloudfront.net amazonaws.com akamai gstatic.com"
                    + " googleapis.com wordpress .com.au header footer background banner small large medium avatar profile"
                    + " category author search comment social share mobile desktop client server update config loader bundle"
                    + " application resources resource generic template component framework";

    private static final int WEIGHT_OF_COMMON = 200;
    private static final int BITS = 16;
    private static final int MIX = 0x9E3779B1;

    private final int[] counts = new int[1 << BITS];

    GramChoice() {
        byte[] common = COMMON.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + 4 <= common.length; i++) {
            counts[slot(common, i)] += WEIGHT_OF_COMMON;
        }
    }

    /** Counts what a pattern has. */
    void count(byte[] pattern, int from, int to) {
        for (int i = from; i + 4 <= to; i++) {
            counts[slot(pattern, i)]++;
        }
    }

    /**
     * Returns where the part of a pattern begins that it is best filed under, or -1 if there is none.
     *
     * @param from where the pattern begins
     */
    int best(byte[] pattern, int from, int to) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        int run = from;
        for (int i = from; i < to; i++) {
            if (pattern[i] == '*' || pattern[i] == '^' || pattern[i] < 0) {
                run = i + 1;
            }
            int at = i - GramTable.NEEDED + 1;
            if (at >= run && !inScheme(pattern, at)) {
                int weight = counts[slot(pattern, at)] + counts[slot(pattern, at + 1)];
                if (weight < least) {
                    least = weight;
                    best = at;
                }
            }
        }
        return best;
    }

    /** Returns whether a part may stand in a URL's scheme, before the colon from which the URL is looked through. */
    private static boolean inScheme(byte[] pattern, int at) {
        for (int i = 1; i < GramTable.NEEDED; i++) {
            if (pattern[at + i] == ':') {
                return true;
            }
        }
        return GramTable.key(pattern, at) == GramTable.key(new byte[] {'h', 't', 't', 'p'}, 0);
    }

    private static int slot(byte[] bytes, int at) {
        return GramTable.key(bytes, at) * MIX >>> 32 - BITS;
    }
}
