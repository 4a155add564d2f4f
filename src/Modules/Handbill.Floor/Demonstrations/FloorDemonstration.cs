using System.Security.Cryptography;
using System.Text;
using Handbill.Floor.Contracts;
using Handbill.Floor.Submissions;
using Handbill.Floor.Writing;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;

namespace Handbill.Floor.Demonstrations;

/// <summary>An inbox as it looks in mid-fortnight.</summary>
internal sealed class FloorDemonstration(HandbillDb db, TimeProvider clock) : IFloorDemonstration
{
    private const string Slug = "riverside";

    private static readonly (int DaysAgo, bool IsServerSealed, bool IsHandled, string Text)[] Texts =
    [
        (0, false, false, "The dryer at the far end gets so hot that nobody can stand beside it. We were told to open the window, and the window has no handle."),
        (1, true, false, "Two of us were put on the list for Saturday again without being asked. The list went up on Friday after three."),
        (1, false, false, "The new gloves tear at the thumb after an hour. The old ones are still in the store room, three boxes of them."),
        (4, false, true, "Can you write when the canteen prices go up? Everybody says next month and nobody has seen a paper."),
    ];

    public async Task StageAsync(GroupId group, string recipient, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        db.Add(new Inbox { GroupId = group, Slug = Slug });
        foreach (var (daysAgo, isServerSealed, isHandled, text) in Texts)
        {
            var receipt = Receipt.Make();
            var file = Parcel.Seal([("text.txt", Encoding.UTF8.GetBytes(text)), ("reply-to.txt", Encoding.ASCII.GetBytes(receipt.Recipient))], recipient)!;
            var submission = new Submission
            {
                Id = new SubmissionId(Guid.NewGuid()), GroupId = group, Day = today.AddDays(-daysAgo), Hash = Convert.ToHexStringLower(SHA256.HashData(file)), Length = file.Length,
                Mailbox = receipt.MailboxHash, IsServerSealed = isServerSealed, HandledDay = isHandled ? today : null,
            };
            db.Add(submission);
            db.AddRange(SealedPiece.Of(submission.Id, file));
            if (isHandled)
            {
                var answer = Parcel.Seal([("text.txt", "The paper hangs beside the time clock since Monday. We print the old and the new prices side by side."u8.ToArray())], receipt.Recipient)!;
                db.Add(new Letter { Id = new LetterId(Guid.NewGuid()), GroupId = group, Mailbox = receipt.MailboxHash, Day = today, Bytes = answer });
            }
        }

        await db.SaveChangesAsync(cancellation);
    }
}
