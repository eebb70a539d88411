"""May an application for enforcement be accepted? (执行工作规定 16; FILE-01, FILE-02)"""
