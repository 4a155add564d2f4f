namespace Handbill.Distribution.Orders;

/// <summary>The words of machines, prices and print orders; their translations stand beside it.</summary>
internal sealed class OrderWords;
