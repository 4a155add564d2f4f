using System.Globalization;
using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Desk.Proofs;

/// <summary>An edition as it would print now, with what holding an item would do. What is posted is set and saved nowhere.</summary>
[Authorize(nameof(Permission.SignedIn))]
[RequestFormLimits(ValueLengthLimit = 8 << 20, MultipartBodyLengthLimit = 8 << 20, MemoryBufferThreshold = 8 << 20)]
[RequestSizeLimit(8 << 20)]
internal sealed class IndexModel(ProofDesk desk, ILiveProofs proofs) : PageModel
{
    private const int UsualWidth = 1000;
    private const int MostHeld = 200;

    public EditionProof Proof { get; private set; } = null!;

    /// <summary>Width of the pictures, in pixels.</summary>
    public int Width { get; private set; } = UsualWidth;

    public async Task<IActionResult> OnGetAsync(EditionId id, [FromQuery] string[] held, [FromQuery] string? variant, CancellationToken cancellation)
    {
        if (await desk.SetAsync(id, Held(held), unsaved: null, variant, cancellation) is not { } proof)
        {
            return NotFound();
        }

        Proof = proof;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(EditionId id, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var unsaved = UnsavedText.Of(form);
        if (unsaved?.IsTooLong == true)
        {
            return new BadRequestObjectResult("The text is longer than any sheet holds: cut it, or move a part into another story.");
        }

        if (await desk.SetAsync(id, Held(form["held"]), unsaved, form["variant"].FirstOrDefault(), cancellation) is not { } proof)
        {
            return NotFound();
        }

        Proof = proof;
        Width = int.TryParse(form["width"], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            ? Math.Clamp(width, ProofSheet.MinWidth, ProofSheet.MaxWidth)
            : UsualWidth;
        if (!Request.Headers.ContainsKey("X-Part"))
        {
            return Page();
        }

        // They are asked for next: while the answer is on its way they are drawn.
        proofs.DrawAhead(proof.Sheet, Width);
        return Partial("/Proofs/_Sheet.cshtml", this);
    }

    private static HashSet<StoryId> Held(IEnumerable<string?> ids)
    {
        var held = new HashSet<StoryId>();
        foreach (var text in ids.Take(MostHeld))
        {
            if (StoryId.TryParse(text, null, out var id))
            {
                held.Add(id);
            }
        }

        return held;
    }
}
