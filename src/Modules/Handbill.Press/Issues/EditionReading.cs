using System.Collections.Immutable;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Issues;

/// <summary>What reading an edition gave.</summary>
/// <param name="Entry">Which edition.</param>
/// <param name="Copy">All its copy; null when a fault keeps it from being made.</param>
/// <param name="Copies">How many copies are wanted.</param>
/// <param name="Faults">Faults of its own, in the order of their places. Those of the editorial and the like are the issue's.</param>
/// <param name="SpoiledBy">The file of the issue whose faults keep this edition from being made; null when it is its own, or none.</param>
internal sealed record EditionReading(
    EditionEntry Entry, EditionCopy? Copy, int Copies, ImmutableArray<Fault> Faults, string? SpoiledBy = null);
