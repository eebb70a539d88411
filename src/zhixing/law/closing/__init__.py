"""Suspension, extension, and closing as fully performed (民诉法 267; 执行工作规定 60, 63, 64; TIME-01, STAY-02)."""
