using Handbill.Groups.Contracts;

namespace Handbill.Floor.Contracts;

/// <summary>Fills a group's inbox for a demonstration.</summary>
public interface IFloorDemonstration
{
    /// <summary>Gives the group a short address, and puts submissions sealed to its key into its inbox: some that wait, one that was answered and handled.</summary>
    /// <param name="group">A group that has keys.</param>
    /// <param name="recipient">What is sealed to it, `age1…`.</param>
    /// <param name="cancellation">Ends it; nothing is changed then.</param>
    Task StageAsync(GroupId group, string recipient, CancellationToken cancellation);
}
