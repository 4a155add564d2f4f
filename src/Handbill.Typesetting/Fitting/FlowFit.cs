namespace Handbill.Typesetting.Fitting;

/// <summary>A flow and how it fills its columns.</summary>
/// <param name="Candidate">The knobs.</param>
/// <param name="ColumnLines">Lines of each column; with overset copy the proof's further columns too.</param>
/// <param name="Options">The way chosen for each piece.</param>
/// <param name="Starts">Line of the flow at which each piece begins.</param>
/// <param name="End">Line after the last piece.</param>
/// <param name="Capacity">Lines that there are to fill.</param>
/// <param name="Outcome">Whether they are filled exactly.</param>
/// <param name="Share">Lines of the flow at the house style's own setting as a share of the lines there are.</param>
/// <param name="Cost">Distance from the house style and looseness together.</param>
internal sealed record FlowFit(
    FitCandidate Candidate, int[] ColumnLines, FlowOption[] Options, int[] Starts, int End, int Capacity, FitOutcome Outcome, double Share, float Cost);
