namespace Handbill.Site.Tests.Books;

/// <summary>Bodies as nobody should write them.</summary>
internal static class HostileBodies
{
    public static IReadOnlyList<string> All { get; } =
    [
        "",
        "   \u00a0 ",
        "no element at all & <",
        "</body></html><p>after the end",
        "<html onload=x><head><title>t</title><base href=x></head><body onclick=y class=\"a b\u0000\">b",
        "<frameset><frame src=x></frameset>",
        "<script>alert(1)</script><style>p{}</style><iframe src=//x></iframe><object data=x><p>o</p></object><svg><p>s</svg><math><mi>x</mi></math><template><p>t</template><noscript><p>n</noscript>",
        "<p onclick=x style=\"position:fixed\" contenteditable hidden is=x epub:type=cover xml:base=x xmlns:x=y>attributes",
        "<p><b><i>crossed</b> tags</i></p><b><p>one</p><p>two</p></b><span><h2>head</h2><table><tr><td>cell</table></span>",
        "<a href=1><a href=https://a.example/>nested</a></a><table><a href=https://b.example/><tr><td><a href=https://c.example/>x</table>",
        "<ul>text<p>in a list</p><ul><li>directly</ul><li><li>a<li>b</ul><ol start=999999999999 reversed type=Z><li value=x>one</ol><ul></ul><li>stray",
        "<dl><dd>before<dt>after</dl><dl><div><dt>a<dd>b</div><div><dt>c<dd>d</div></dl><dl>words<dt>x</dl><dt>stray<dl></dl>",
        "<table>stray<thead><thead><tr><th>h<tbody><caption>late</caption><tr><td colspan=0 rowspan=99999999 headers=none>c<tfoot><tr></tr></tfoot></table><table></table><table><tr></tr></table><td>stray</td>",
        "<table><caption><p>block<table><tr><td>in a caption</table></caption><tr><td><table><tr><td>nested</table></table>",
        "<figure><figcaption>first</figcaption><img src=https://remote.example/x.jpg><figcaption>second</figcaption></figure><figure></figure><figcaption>stray</figcaption>",
        "<img><img src=x alt=gone><img src=data:image/png;base64,AAAA><picture><source srcset=x><img src=\"/p.png\"></picture><video controls><track>v</video><audio src=x>",
        "<img src=\"/p.png\" alt=\"quotes &quot; < > & '\" width=100% height=-1 usemap=#m ismap longdesc=x>",
        "<img src=\"/webp\" alt=w><img src=\"/broken\" alt=b>",
        "<p id=a><p id=a><p id=\"1 2\"><a href=#a>one</a> <a href=#missing>none</a> <a href=#>top</a> <a href=\"#1%202\">two</a><font id=lost>l</font><a href=#lost>lost</a> <a id=named>named</a><a href=#named>n</a><img id=pic src=x><a href=#pic>p</a>",
        "<a href=\"javascript:alert(1)\">j</a> <a href=\"http://exa mple/\">s</a> <a href=\"http://[::1]/\">v6</a> <a href=\"http://a..b/\">dots</a> <a href=\"https://under_score.example/\">u</a> <a href=\"http://-x.example\">h</a> <a href=\"https://bücher.example/ä?ö=[1]|{2}^`#ü\">i</a> <a href=\"https://x.example/%zz%20%\">p</a> <a href=\"relative\">r</a> <a href=\"//x\">n</a> <a href=\"mailto:a b@c\">m</a> <a href=\"mailto:a@example.org\">m</a> <a href=\"tel:+123\">t</a> <a href=\"https://user:pw@x.example:8443/\">c</a> <a href=\"file:///etc/passwd\">f</a> <a href=\"chapter-2.xhtml\">z</a> <a href=\"https://x.example/a\nb\">l</a> <a href=\"HTTPS://X.EXAMPLE\">b</a>",
        "<p>\u0001\u0008\ud800 \udc00 \ufffe\uffff &#0; &#1; &#x1F; &#xD800; &#xFFFF; &#128; ]]> <![CDATA[ x ]]> <?php x ?> <!-- a -- b --> <!doctype x>",
        "<p lang=\"\">l<p lang=\"not a language\">m<p lang=en-US dir=RTL>n<p dir=sideways>o<bdo>p</bdo><bdo dir=auto>q</bdo>",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby><rt>stray</rt><time datetime=never>then</time><data value=1>d</data><dfn>a<dfn>b</dfn></dfn><meter>m</meter><progress>p</progress>",
        "<form action=x><fieldset><legend>l</legend><label>n <input name=x></label><select><option>o</select><textarea>t</textarea><button><p>b</p></button></fieldset></form><details><summary><h3>s</h3>u</summary>d</details><dialog open>d</dialog>",
        "<main><main><header><footer><nav><ol><li>n</ol></nav></footer></header></main></main><address><address>a</address></address><h1>one</h1><h1><h2>in</h1><hgroup><h5>five</h5></hgroup><h6></h6>",
        "<x-y:z foo=bar><a<b>odd</a<b></x-y:z><o:p>office</o:p><font color=red><center>old</center></font><marquee>m</marquee><blink>b</blink><tt>t</tt><acronym title=x>a</acronym><strike>s</strike><xmp><p></xmp><listing><p></listing>",
        "<pre><p>p</p><h2>h</h2>\n\n  x</pre><p><pre>in</pre></p><blockquote cite=x><li>l<td>t</blockquote><hr noshade><br clear=all><wbr><em></em><a href=https://x.example/></a>",
        "<ins><p>new</p></ins><del cite=x datetime=y>old</del><q cite=x>q</q><map name=m><area href=x></map><embed src=x><param><canvas>c</canvas><slot>s</slot><object><a href=#a>o</a></object>",
        string.Concat(Enumerable.Repeat("<div><blockquote><ul><li>", 500)) + "deep",
        string.Concat(Enumerable.Repeat("<b><i><span>", 1000)) + "deep",
        string.Concat(Enumerable.Repeat("<table><tr><td>", 500)) + "deep",
        "<plaintext><p>all that follows",
    ];

    // Without those that take all that follows with them.
    private static readonly string[] Elements =
    [
        .. ("a abbr acronym address article aside b bdi bdo big blockquote br button caption center cite code col colgroup dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form "
            + "h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li link main map mark menu meta nav ol p picture pre q rp rt ruby s samp section small source span strong "
            + "sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr x").Split(' '),
    ];

    private static readonly string[] Attributes = ["", "", " href=#k", " href=https://x.example/a", " id=k", " id=l", " class='c d'", " lang=fr", " dir=rtl", " src=/p.png", " alt=x", " colspan=3", " rowspan=2", " start=4", " value=5", " style=x", " datetime=x"];

    /// <summary>Elements in any order and in one another, the same each time.</summary>
    public static IEnumerable<string> Soups(int count, int length)
    {
        var chance = new Random(7);
        for (var soup = 0; soup < count; soup++)
        {
            yield return string.Concat(Enumerable.Range(0, length).Select(_ => chance.Next(5) switch
            {
                0 => "w ",
                1 => $"</{Of(Elements)}>",
                _ => $"<{Of(Elements)}{Of(Attributes)}>",
            }));
        }

        string Of(string[] names) => names[chance.Next(names.Length)];
    }
}
