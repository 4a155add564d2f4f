using Handbill.Ui.Components;
using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Orders.Jobs;

/// <summary>Says how jobs stand, and what to do about it.</summary>
internal sealed class JobWordsOf(IStringLocalizer words)
{
    // More workplaces than these are counted.
    private const int MostNamed = 5;

    public Progress ShapeOf(PrintJob job) => job.State switch
    {
        PrintJobState.Waiting => Progress.Waiting,
        PrintJobState.Sending or PrintJobState.Sent or PrintJobState.Printing => job.Trouble.Length > 0 ? Progress.Late : Progress.Started,
        PrintJobState.Printed => Progress.Done,
        PrintJobState.Cancelled => Progress.Stopped,
        _ => Progress.Late,
    };

    public string StateOf(PrintJob job) => job.State switch
    {
        PrintJobState.Waiting => words["waits to be sent"],
        PrintJobState.Sending => words["is being sent"],
        PrintJobState.Sent => words["the printer has it"],
        PrintJobState.Printing => words["printing"],
        PrintJobState.Printed => words["printed"],
        PrintJobState.Failed => words["not printed"],
        PrintJobState.Cancelled => words["cancelled"],
        _ => words["may have been sent: look at the printer"],
    };

    /// <summary>Which of its sheets were corrected since they were sent, and what to do about those that were not sent again; empty for none.</summary>
    public string CorrectedOf(PrintJob job, IEnumerable<OldCopies> old)
    {
        var (again, open) = (old.Where(one => one.IsSentAgain).ToList(), old.Where(one => !one.IsSentAgain).ToList());
        return string.Join(' ', new[]
        {
            open.Count == 0 ? "" : job.State == PrintJobState.Printed ? words["Corrected since: {0}. Keep these copies back, and print again.", Names(open)].Value
                : words["Corrected since: {0}. Cancel the job, and send it again.", Names(open)].Value,
            again.Count == 0 ? "" : words["Corrected since, and sent again: {0}.", Names(again)].Value,
        }.Where(one => one.Length > 0));
    }

    /// <summary>What is the matter and what to do; empty for nothing.</summary>
    public string TroubleOf(PrintJob job) => job.Trouble switch
    {
        "" => "",
        JobTrouble.Away => words["The printer does not answer. See that it is switched on and on the network; then try again."],
        JobTrouble.NoPrinter => words["What answers at this address is no printer. See to the machine’s address; then try again."],
        JobTrouble.Certificate => words["The printer’s certificate is not known to this server. Add it to the server’s certificates, or see to the machine’s address; then try again."],
        JobTrouble.NoQueue => words["The printer has no such queue. See to the machine’s address; then try again."],
        JobTrouble.Format => words["The printer does not read PDF. Take the file and print it from a computer that does."],
        JobTrouble.Closed => words["The printer takes no jobs now. Release it there; then try again."],
        JobTrouble.Forbidden => words["The printer wants somebody with a right that this server does not have. Let it take jobs of this server; then try again."],
        JobTrouble.Aborted => words["The printer broke the job off. Look at the printer for the reason; then try again."],
        JobTrouble.Files => words["A sheet of this job is no longer there. Send the order again with the sheets there are now."],
        JobTrouble.Paper => words["The printer is out of paper. Fill the tray: it goes on by itself."],
        JobTrouble.Jam => words["Paper is jammed in the printer. Take it out: it goes on by itself."],
        JobTrouble.Ink => words["The printer is out of ink. Change it: it goes on by itself."],
        JobTrouble.Door => words["A door of the printer is open. Close it: it goes on by itself."],
        JobTrouble.Stopped => words["The printer is stopped. Start it there: it goes on by itself."],
        JobTrouble.Forgotten => words["The printer does not remember this job. Look whether the sheets are there."],
        JobTrouble.Ours => words["The server could not make the file; what went wrong stands in its log. Try again."],
        JobTrouble.Old => words["A sheet of this job was corrected after it was ordered. Cancel the job, make the sheets again, and send the order once more."],
        JobTrouble.Address => words["The machine has no address to send to. See to it; then try again."],
        _ => words["The printer refuses the job. Look at the printer for the reason; then try again."],
    };

    private string Names(IReadOnlyList<OldCopies> old) => Language.Current.List(
    [
        .. old.Take(MostNamed).Select(one => one.Edition.WorkplaceName), .. old.Count > MostNamed ? [words["{0} more", old.Count - MostNamed].Value] : Array.Empty<string>(),
    ]);
}
