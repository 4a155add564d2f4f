using Handbill.Pdf.Document;
using Handbill.Typesetting.Pages;

namespace Handbill.Pdf.Reading;

/// <summary>Writes a structure tree (ISO 32000-1, 14.7.2 to 14.7.5).</summary>
internal sealed class StructureObjects(PdfFile file, StructureTree tree, int[] pages, double[] heights, bool rightToLeft)
{
    private readonly int _first = file.Reserve(tree.Nodes.Count);

    /// <summary>Writes the tree.</summary>
    /// <returns>Object number of its root.</returns>
    internal int Write()
    {
        int root = file.Reserve();
        List<int> notes = [];
        for (int node = 0; node < tree.Nodes.Count; node++)
        {
            if (tree.Nodes[node].Role == StructureRole.Note)
                notes.Add(node);
            Element(file.BeginObject(_first + node), node, root);
            file.EndObject();
        }

        int parents = file.Reserve();
        Parents(file.BeginObject(parents));
        file.EndObject();

        PdfBuffer output = file.BeginObject(root);
        output.Put("<</Type/StructTreeRoot/K["u8).PutReference(_first).Put("]/ParentTree "u8).PutReference(parents)
            .Put("/ParentTreeNextKey "u8).Put(pages.Length + tree.Links.Count);
        if (notes.Count > 0)
        {
            output.Put("/IDTree<</Names["u8);
            foreach (int note in notes)
            {
                NoteId(output, note);
                output.PutReference(_first + note).Put((byte)' ');
            }

            output.Put("]>>"u8);
        }

        output.Put(">>"u8);
        file.EndObject();
        return root;
    }

    private void Element(PdfBuffer output, int index, int root)
    {
        StructureNode node = tree.Nodes[index];
        output.Put("<</S/"u8).Put(RoleName.Of(node.Role)).Put("/P "u8).PutReference(index == 0 ? root : _first + node.Parent);
        if (node.Language is not null)
            output.Put("/Lang"u8).PutText(node.Language);
        if (!string.IsNullOrEmpty(node.Alt) && node.Role == StructureRole.Figure)
            output.Put("/Alt"u8).PutText(node.Alt);
        if (!string.IsNullOrEmpty(node.Title))
            output.Put("/T"u8).PutText(node.Title);
        if (node.Role == StructureRole.Note)
            NoteId(output.Put("/ID"u8), index);
        Attributes(output, index, node.Role);
        Kids(output, index);
        output.Put(">>"u8);
    }

    private void Attributes(PdfBuffer output, int index, StructureRole role)
    {
        if (role == StructureRole.TH)
            output.Put("/A<</O/Table/Scope/Column>>"u8);
        else if (role == StructureRole.L && tree.Numbered[index] is { } numbered)
            output.Put(numbered ? "/A<</O/List/ListNumbering/Decimal>>"u8 : "/A<</O/List/ListNumbering/Disc>>"u8);
        else if (index == 0 && rightToLeft)
            output.Put("/A<</O/Layout/WritingMode/RlTb>>"u8);
        else if (role == StructureRole.Figure && tree.Places[index].Covered is { } box)
            Box(output, box, heights[tree.Places[index].Page]);
    }

    private static void Box(PdfBuffer output, Covered box, double height)
    {
        output.Put("/A<</O/Layout/Placement/Block/BBox["u8).PutPoints(box.Left).Put((byte)' ');
        output.PutPoints(height - box.Bottom).Put((byte)' ');
        output.PutPoints(box.Right).Put((byte)' ');
        output.PutPoints(height - box.Top).Put("]>>"u8);
    }

    private void Kids(PdfBuffer output, int index)
    {
        int first = tree.FirstKid(index);
        if (first < 0)
            return;
        int page = -1;
        for (int at = first; at >= 0 && page < 0; at = tree.KidAt(at).Next)
        {
            if (tree.KidAt(at).Kind == KidKind.Content)
                page = tree.KidAt(at).Page;
        }

        if (page >= 0)
            output.Put("/Pg "u8).PutReference(pages[page]);
        bool many = tree.KidAt(first).Next >= 0;
        output.Put("/K"u8).Put(many ? (byte)'[' : (byte)' ');
        for (int at = first; at >= 0;)
        {
            Kid kid = tree.KidAt(at);
            PutKid(output, kid, page);
            at = kid.Next;
            if (at >= 0)
                output.Put((byte)' ');
        }

        if (many)
            output.Put((byte)']');
    }

    private void PutKid(PdfBuffer output, Kid kid, int page)
    {
        if (kid.Kind == KidKind.Node)
            output.PutReference(_first + kid.Value);
        else if (kid.Kind == KidKind.Annotation)
            output.Put("<</Type/OBJR/Pg "u8).PutReference(pages[kid.Page]).Put("/Obj "u8).PutReference(kid.Value).Put(">>"u8);
        else if (kid.Page == page)
            output.Put(kid.Value);
        else
            output.Put("<</Type/MCR/Pg "u8).PutReference(pages[kid.Page]).Put("/MCID "u8).Put(kid.Value).Put(">>"u8);
    }

    private void Parents(PdfBuffer output)
    {
        output.Put("<</Nums["u8);
        for (int page = 0; page < pages.Length; page++)
        {
            output.Put(page).Put((byte)'[');
            foreach (int owner in tree.Owners[page])
                output.PutReference(_first + owner).Put((byte)' ');
            output.Put((byte)']');
        }

        for (int i = 0; i < tree.Links.Count; i++)
        {
            output.Put((byte)' ');
            output.Put(pages.Length + i).Put((byte)' ');
            output.PutReference(_first + tree.Links[i].Node);
        }

        output.Put("]>>"u8);
    }

    // Ten digits, so that the order of names is the order of numbers, as the tree demands.
    private static void NoteId(PdfBuffer output, int node)
    {
        output.Put("(note"u8);
        for (int unit = 1_000_000_000; unit > 0; unit /= 10)
            output.Put((byte)('0' + (node / unit % 10)));
        output.Put((byte)')');
    }
}
